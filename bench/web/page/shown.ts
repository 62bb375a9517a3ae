/** Runs in the page: whether pictures fill the screen, all of them loaded. */
export function picturesShown(): boolean {
  const onScreen = [...document.images].filter(image => {
    const { top, bottom, width } = image.getBoundingClientRect()
    return width > 0 && bottom > 0 && top < innerHeight
  })
  return onScreen.length > 0 && onScreen.every(image => image.complete && image.naturalWidth > 0)
}
