/** German by the part of the page that says it: a part's texts come when its code has come. */
export const german = {
  collecting: async () => (await import('./collecting.ts')).collecting,
  collections: async () => (await import('./collections.ts')).collections,
  common: async () => (await import('./common.ts')).common,
  filter: async () => (await import('./filter.ts')).filter,
  gallery: async () => (await import('./gallery.ts')).gallery,
  'generation-form': async () => (await import('./generation-form.ts')).generationForm,
  grids: async () => (await import('./grids.ts')).grids,
  image: async () => (await import('./image.ts')).image,
  imports: async () => (await import('./imports.ts')).imports,
  'picture-menu': async () => (await import('./picture-menu.ts')).pictureMenu,
  queue: async () => (await import('./queue.ts')).queue,
  settings: async () => (await import('./settings.ts')).settings,
  studio: async () => (await import('./studio.ts')).studio,
  styles: async () => (await import('./styles.ts')).styles,
  styling: async () => (await import('./styling.ts')).styling,
  wildcards: async () => (await import('./wildcards.ts')).wildcards,
}
