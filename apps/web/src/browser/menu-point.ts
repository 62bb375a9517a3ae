export interface Point {
  readonly x: number
  readonly y: number
}

/** Where a menu that was asked for belongs: at the pointer, or, asked for by the keyboard, on what has the focus. */
export function menuPoint(event: MouseEvent): Point {
  if (event.button === 2 || !(event.target instanceof Element)) return { x: event.clientX, y: event.clientY }
  const { left, top, width, height } = event.target.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}

/** The browser's own menu stays within reach: with Shift it comes. */
export const wantsBrowserMenu = (event: MouseEvent) => event.button === 2 && event.shiftKey
