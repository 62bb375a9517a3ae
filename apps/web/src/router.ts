import { watch } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import { t } from './i18n/common.ts'

declare module 'vue-router' {
  interface RouteMeta {
    readonly title: () => string
  }
}

export function createStudioRouter() {
  const router = createRouter({
    history: createWebHistory(),
    // The gallery knows its pictures better than pixels do.
    scrollBehavior: (to, from, saved) =>
      to.name === 'gallery' || to.name === 'trash' || to.name === 'collection'
        ? false
        : (saved ?? (to.path === from.path ? undefined : { top: 0 })),
    routes: [
      {
        path: '/',
        name: 'studio',
        component: async () => import('./features/studio/StudioPage.vue'),
        meta: { title: () => t('studio') },
      },
      {
        path: '/gallery',
        name: 'gallery',
        component: async () => import('./features/gallery/GalleryPage.vue'),
        meta: { title: () => t('gallery') },
      },
      {
        path: '/trash',
        name: 'trash',
        component: async () => import('./features/gallery/GalleryPage.vue'),
        meta: { title: () => t('trash') },
        props: { isTrash: true },
      },
      {
        path: '/collections',
        name: 'collections',
        component: async () => import('./features/collections/CollectionsPage.vue'),
        meta: { title: () => t('collections') },
      },
      {
        path: '/collections/:id',
        name: 'collection',
        component: async () => import('./features/collections/CollectionPage.vue'),
        meta: { title: () => t('collections') },
        props: true,
      },
      {
        path: '/images/:id',
        name: 'image',
        component: async () => import('./features/image/ImagePage.vue'),
        meta: { title: () => t('image') },
        props: true,
      },
      {
        path: '/grids',
        name: 'grids',
        component: async () => import('./features/grids/GridsPage.vue'),
        meta: { title: () => t('grids') },
      },
      {
        path: '/grids/new',
        name: 'new-grid',
        component: async () => import('./features/grids/new/NewGridPage.vue'),
        meta: { title: () => t('newGrid') },
      },
      {
        path: '/grids/:id',
        name: 'grid',
        component: async () => import('./features/grids/GridPage.vue'),
        meta: { title: () => t('grids') },
        props: true,
      },
      {
        path: '/styles',
        name: 'styles',
        component: async () => import('./features/styles/StylesPage.vue'),
        meta: { title: () => t('styles') },
      },
      {
        path: '/wildcards',
        name: 'wildcards',
        component: async () => import('./features/wildcards/WildcardsPage.vue'),
        meta: { title: () => t('wildcards') },
      },
      {
        path: '/import',
        name: 'import',
        component: async () => import('./features/import/ImportPage.vue'),
        meta: { title: () => t('import') },
      },
      {
        path: '/settings',
        name: 'settings',
        component: async () => import('./features/settings/SettingsPage.vue'),
        meta: { title: () => t('settings') },
      },
      {
        path: '/:rest(.*)*',
        name: 'missing',
        component: async () => import('./features/missing/MissingPage.vue'),
        meta: { title: () => t('notFound') },
      },
    ],
  })
  // Of the route that was reached, in the language that is spoken.
  watch([router.currentRoute, () => router.currentRoute.value.meta.title?.()], ([, title]) => {
    if (title) document.title = `${title} · Atelier`
  })
  return router
}
