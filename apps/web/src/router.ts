import { createRouter, createWebHistory } from 'vue-router'

export function createStudioRouter() {
  const router = createRouter({
    history: createWebHistory(),
    // The gallery knows its pictures better than pixels do.
    scrollBehavior: (to, from, saved) => to.name === 'gallery' || to.name === 'trash' ? false : saved ?? (to.path === from.path ? undefined : { top: 0 }),
    routes: [
      { path: '/', name: 'studio', component: async () => import('./features/studio/StudioPage.vue'), meta: { title: 'Studio' } },
      { path: '/gallery', name: 'gallery', component: async () => import('./features/gallery/GalleryPage.vue'), meta: { title: 'Gallery' } },
      { path: '/trash', name: 'trash', component: async () => import('./features/gallery/GalleryPage.vue'), meta: { title: 'Trash' }, props: { isTrash: true } },
      { path: '/images/:id', name: 'image', component: async () => import('./features/image/ImagePage.vue'), meta: { title: 'Image' }, props: true },
      { path: '/settings', name: 'settings', component: async () => import('./features/settings/SettingsPage.vue'), meta: { title: 'Settings' } },
      { path: '/:rest(.*)*', name: 'missing', component: async () => import('./features/missing/MissingPage.vue'), meta: { title: 'Not found' } },
    ],
  })
  router.afterEach((to) => { document.title = `${String(to.meta.title)} · Atelier` })
  return router
}
