import { onScopeDispose, watch, type Ref } from 'vue'

const AHEAD = '1600px'

/** Calls `loadMore` while the sentinel is near the screen; `isIdle` turns true when another call makes sense. */
export function useInfiniteScroll(sentinel: Readonly<Ref<HTMLElement | null>>, isIdle: () => boolean, loadMore: () => unknown) {
  const observer = new IntersectionObserver((entries) => {
    if (entries.some(entry => entry.isIntersecting) && isIdle()) loadMore()
  }, { rootMargin: AHEAD })

  // An observer only tells of changes: watching anew makes it look again when a page did not fill the screen.
  watch([sentinel, isIdle], ([element, idle]) => {
    observer.disconnect()
    if (element && idle) observer.observe(element)
  }, { flush: 'post', immediate: true })
  onScopeDispose(() => observer.disconnect())
}
