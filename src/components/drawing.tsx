import type { ReactElement, SVGProps } from 'react';

interface DrawingProps extends SVGProps<SVGSVGElement> {
  /** How wide and high it is drawn, px; larger where somebody reads larger letters. */
  size: number;
  /** How wide and high it is in its own units. Default: its size. */
  grid?: number;
}

/** A few lines beside words that say the same; in the colour of the words, thin, with round ends. */
export function Drawing({ size, grid = size, ...props }: DrawingProps): ReactElement {
  return (
    <svg
      aria-hidden="true"
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      viewBox={`0 0 ${grid} ${grid}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      {...props}
    />
  );
}
