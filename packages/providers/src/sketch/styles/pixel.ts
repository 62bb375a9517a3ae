import type { Style } from './style.ts'

/** As an old console would show it. */
export const pixel: Style = { pixels: { cells: 144, colours: 40 }, texture: 'none' }
