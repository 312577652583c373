//! What a CRM's import takes.

/// What the import of a CRM takes and how it treats what it is given.
#[derive(Debug)]
pub struct Target {}

impl Target {
    /// A file with a header row; nothing is known of who reads it.
    pub const GENERIC: Target = Target {};
}
