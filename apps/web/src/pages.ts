/**
 * Every page: its address, the component that it opens, and what somebody must be allowed to do for it to be of use. The build writes this list beside the page
 * (vite.pages-plugin.ts), and the server answers at these addresses; nothing else lists them.
 */
export const PAGES = [
  { path: '/', name: 'studio', component: 'studio/StudioPage', needs: 'generations:write' },
  { path: '/gallery', name: 'gallery', component: 'gallery/GalleryPage' },
  { path: '/gallery/duplicates', name: 'duplicates', component: 'alike/DuplicatesPage', needs: 'images:write' },
  {
    path: '/trash',
    name: 'trash',
    component: 'gallery/GalleryPage',
    props: { isTrash: true },
    needs: 'images:write',
  },
  { path: '/collections', name: 'collections', component: 'collections/CollectionsPage' },
  {
    path: '/collections/:id',
    name: 'collection',
    component: 'collections/CollectionPage',
    props: true,
  },
  { path: '/images/:id', name: 'image', component: 'image/ImagePage', props: true },
  { path: '/images/:id/similar', name: 'similar', component: 'alike/SimilarPage', props: true },
  { path: '/grids', name: 'grids', component: 'grids/GridsPage' },
  { path: '/grids/new', name: 'new-grid', component: 'grids/new/NewGridPage', needs: 'library:write' },
  { path: '/grids/:id', name: 'grid', component: 'grids/GridPage', props: true },
  { path: '/styles', name: 'styles', component: 'styles/StylesPage' },
  { path: '/wildcards', name: 'wildcards', component: 'wildcards/WildcardsPage' },
  { path: '/import', name: 'import', component: 'import/ImportPage', needs: 'images:write' },
  { path: '/settings', name: 'settings', component: 'settings/SettingsPage' },
  { path: '/engines', name: 'engines', component: 'engines/EnginesPage' },
  { path: '/webhooks', name: 'webhooks', component: 'webhooks/WebhooksPage', needs: 'library:write' },
  { path: '/login', name: 'login', component: 'access/entry/LoginPage', isEntry: true },
  { path: '/setup', name: 'set-up', component: 'access/entry/SetUpPage', isEntry: true },
  { path: '/join/:token', name: 'join', component: 'access/entry/JoinPage', props: true, isEntry: true },
  { path: '/account', name: 'account', component: 'access/account/AccountPage' },
  { path: '/people', name: 'people', component: 'access/people/PeoplePage', needs: 'users:manage' },
  { path: '/audit', name: 'audit', component: 'access/people/AuditPage', needs: 'users:manage' },
] as const

/** Whether it is for people who have not come in yet: it stands alone, without what surrounds the others. */
export const isEntryPage = (name: unknown) => PAGES.some(page => page.name === name && 'isEntry' in page)

export function needsOf(name: unknown) {
  const page = PAGES.find(one => one.name === name)
  return page && 'needs' in page ? page.needs : undefined
}

export type PageName = (typeof PAGES)[number]['name']
