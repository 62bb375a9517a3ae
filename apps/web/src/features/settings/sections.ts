/** In the order of the page; the id is what other pages link to, as in `/settings#token`, and its title's key. */
const sections = [
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

/** Those about what holds for everybody, which only some may change; the others are about one's own browser, or only to look at. */
const OF_STUDIO: ReadonlySet<SectionId> = new Set(['token', 'endpoints', 'defaults', 'concurrency', 'downloads'])

/** What somebody gets to see. */
export const sectionsFor = ({ mayChange, hasWebhooks }: { mayChange: boolean; hasWebhooks: boolean }) =>
  sections.filter(id => (mayChange || !OF_STUDIO.has(id)) && (hasWebhooks || id !== 'webhooks'))
