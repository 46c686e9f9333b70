import { summarise } from './actions';
import { Failed } from './failed';

export async function News() {
  const { summary, error } = await summarise('The news of today');
  return error ? <Failed error={error} /> : <p>{summary}</p>;
}
