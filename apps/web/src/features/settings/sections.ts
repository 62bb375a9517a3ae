/** In the order of the page; the id is what other pages link to, as in `/settings#token`, and its title's key. */
export const sections = [
  'token',
  'endpoints',
  'defaults',
  'concurrency',
  'webhooks',
  'downloads',
  'done',
  'appearance',
  'hiding',
  'storage',
  'about',
] as const

export type SectionId = (typeof sections)[number]
