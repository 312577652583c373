//! Choices: whom to keep when there is not room for all, and what each tier gets.
pub mod capacity;
pub mod knapsack;
pub mod plan;
