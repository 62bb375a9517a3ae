/** In the order of the page; the id is what other pages link to, as in `/settings#token`. */
export const sections = [
  { id: 'token', title: 'Hugging Face' },
  { id: 'endpoints', title: 'Endpoints' },
  { id: 'defaults', title: 'Defaults' },
  { id: 'concurrency', title: 'In parallel' },
  { id: 'appearance', title: 'Appearance' },
  { id: 'storage', title: 'Storage' },
  { id: 'about', title: 'About' },
] as const

export type SectionId = (typeof sections)[number]['id']
