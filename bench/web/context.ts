export const DESKTOP = { viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' } as const
export const PHONE = { ...DESKTOP, viewport: { width: 390, height: 844 }, hasTouch: true } as const
/** One and a half times the 16.7 ms of a frame at 60 a second: one that comes later has left a frame out, and was not just told of late. */
export const LATE_FRAME_MS = 25
