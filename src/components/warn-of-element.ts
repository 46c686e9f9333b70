import { holdsNoWords } from './button-element.js';

/** What a key presses by itself, or what its component answers for. */
const pressed = 'button, a[href], summary, input, [role]';

/** In development: an element of the app's that can't be the button it is asked to be. */
export function warnOfElement(element: HTMLElement | null): void {
  if (element === null || element.dataset['state'] === undefined) {
    console.warn(
      'RetryButton asChild: its element does not pass on what it is given. Spread the props, and the ref, on what it renders; or take asChild away.',
    );
  } else if (holdsNoWords.has(element.localName)) {
    console.warn(
      `RetryButton asChild: its element, <${element.localName}>, holds no words: nobody sees how long it takes, or that it runs. Render a <button>.`,
    );
  } else if (!element.matches(pressed)) {
    console.warn(
      `RetryButton asChild: its element renders a <${element.localName}> without a role, which no key presses. Render a <button>, or give it a role, a tabIndex and keys.`,
    );
  }
}
