import type { Style } from './style.ts'

/** As an old console would show it. */
export const pixel: Style = { pixels: { cells: 104, colours: 28 }, texture: 'none' }
