/** Prints a figure beside its goal. A goal that is missed makes the bench end with 1. */
export function goal(what, seen, most, unit = '') {
  const met = seen <= most;
  if (!met) process.exitCode = 1;
  console.log(`${met ? '✓' : '✗'} ${what}: ${round(seen)}${unit} (goal: at most ${most}${unit})`);
}

/** Three digits tell what a figure of a bench can tell. */
export const round = (value) => (value === null ? '–' : Number(value.toPrecision(3)));
