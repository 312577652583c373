// The state of shaping the rules: other rules beside the present ones, fixes by a click.

export interface ShapingState {
}

export function initialShaping(): ShapingState {
  return {};
}
