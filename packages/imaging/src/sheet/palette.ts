/** The light colours of the studio (apps/web/src/styles/tokens): a sheet is printed and sent, and has no dark side. */
export const PAPER = '#fffefc'
export const INK = '#1d1b18'
export const INK_SOFT = '#5a544b'
export const INK_FAINT = '#736b61'
export const SOFT = '#f3f0ea'
export const LINE = '#e3ded6'
export const ACCENT = '#2f51c4'
