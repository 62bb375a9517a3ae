import { t } from './text.ts'

/** Coarse, so that it does not flicker. */
export const timeLeft = (seconds: number) =>
  seconds < 60 ? t('secondsLeft') : t('minutesLeft', { count: Math.round(seconds / 60) })
