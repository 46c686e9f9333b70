'use client';
import { Slot } from '@radix-ui/react-slot';
import { cloneElement, forwardRef, isValidElement } from 'react';
import type { ComponentPropsWithoutRef, KeyboardEvent, MouseEvent, ReactElement, ReactNode } from 'react';
import { classNames } from './class-names.js';

/** An element of the app's that becomes the button. */
export type AppElement = ReactElement<{
  readonly children?: ReactNode;
  readonly onClick?: ((event: MouseEvent<HTMLButtonElement>) => void) | undefined;
}>;

/** Null where there is not exactly one element: then the button is ours, with the children as its name. */
export function appElement(children: ReactNode): AppElement | null {
  return isValidElement<AppElement['props']>(children) ? children : null;
}

/** HTML's void elements that people can see: React throws where one is given children. */
export const holdsNoWords: ReadonlySet<unknown> = new Set(['area', 'br', 'embed', 'hr', 'img', 'input', 'wbr']);

interface ButtonElementProps extends ComponentPropsWithoutRef<'button'> {
  /** Null: a button of our own. */
  element: AppElement | null;
}

/** A `<button>`, or the app's element with everything a button needs: its look stays the app's. */
export const ButtonElement = forwardRef<HTMLButtonElement, ButtonElementProps>(function ButtonElement(
  { element, children, className, type = 'button', onKeyDown, ...props },
  ref,
): ReactElement {
  if (!element) {
    return (
      <button {...props} type={type} ref={ref} className={classNames('tryagain-button', className)} onKeyDown={onKeyDown}>
        {children}
      </button>
    );
  }
  // What a component of the app's renders is its own business; of an element we know that no key presses it.
  const needsKeys = typeof element.type === 'string' && element.type !== 'button' && element.type !== 'input';
  const press = (event: KeyboardEvent<HTMLButtonElement>) => {
    onKeyDown?.(event);
    if (event.defaultPrevented || event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return;
    // Else the page scrolls, and a link is followed.
    event.preventDefault();
    if (!event.repeat) event.currentTarget.click();
  };
  return (
    <Slot
      {...(needsKeys ? { role: 'button', tabIndex: 0, onKeyDown: press } : { type, onKeyDown })}
      {...props}
      ref={ref}
      className={className}
    >
      {/* Its own click is called by us, once the button may be pressed: Slot would call it always. */}
      {cloneElement(element, { onClick: undefined }, ...(holdsNoWords.has(element.type) ? [] : [children]))}
    </Slot>
  );
});
