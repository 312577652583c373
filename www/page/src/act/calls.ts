// What the page asks of its worker for what is done with the tiers: overrides, capacity, plan, call lists.

export interface ActCalls {
}
