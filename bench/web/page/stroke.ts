/** Runs in the page: a frame of the browser's, so that what comes next is in one of its own. */
export const nextFrame = async (): Promise<void> =>
  new Promise(resolve => {
    requestAnimationFrame(() => resolve())
  })

/** Runs in the page: the picture of the editor is there, with so many pixels. */
export const editorShows = (width: number): boolean => {
  const image = document.querySelector('dialog img')
  return image instanceof HTMLImageElement && image.complete && image.naturalWidth === width
}
