/** Told when the call is sent, and when its image is fetched. */
export const SENT = 0.05
export const MADE = 0.9

/** How far along an image is that gives no numbers: each look gets nearer to the end and never there. */
export const creep = (progress: number) => progress + (MADE - progress) * 0.15
