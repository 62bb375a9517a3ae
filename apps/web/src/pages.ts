/**
 * Every page: its address, and the component that it opens. The build writes this list beside the page
 * (vite.pages-plugin.ts), and the server answers at these addresses; nothing else lists them.
 */
export const PAGES = [
  { path: '/', name: 'studio', component: 'studio/StudioPage' },
  { path: '/gallery', name: 'gallery', component: 'gallery/GalleryPage' },
  { path: '/gallery/duplicates', name: 'duplicates', component: 'alike/DuplicatesPage' },
  { path: '/trash', name: 'trash', component: 'gallery/GalleryPage', props: { isTrash: true } },
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
  { path: '/grids/new', name: 'new-grid', component: 'grids/new/NewGridPage' },
  { path: '/grids/:id', name: 'grid', component: 'grids/GridPage', props: true },
  { path: '/styles', name: 'styles', component: 'styles/StylesPage' },
  { path: '/wildcards', name: 'wildcards', component: 'wildcards/WildcardsPage' },
  { path: '/import', name: 'import', component: 'import/ImportPage' },
  { path: '/settings', name: 'settings', component: 'settings/SettingsPage' },
] as const

export type PageName = (typeof PAGES)[number]['name']
