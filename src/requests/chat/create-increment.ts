/** As much as tells a text that grew from a word that is said twice. */
const enough = 4;

/**
 * Gives the new part of each delta, where it is not sure whether a delta is the new part or the whole text so far. The
 * first two decide.
 */
export function createIncrement(): (text: string) => string {
  let soFar = '';
  let way: 'unknown' | 'whole' | 'part' = 'unknown';
  return (text) => {
    if (way === 'part' || text === '') return text;
    const before = soFar;
    soFar = text;
    if (before === '') return text;
    const grew = before.length >= enough && text.length > before.length && text.startsWith(before);
    way = grew || (way === 'whole' && text === before) ? 'whole' : 'part';
    return way === 'whole' ? text.slice(before.length) : text;
  };
}
