// The state of what is done with the tiers: overrides, capacity, plan, call lists.

export interface ActState {
}

export function initialAct(): ActState {
  return {};
}
