import { onScopeDispose, shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { bearsFiles, followDrags } from './browser/dragged-files.ts'
import { may } from './stores/whose.ts'

/**
 * Files that are dropped or pasted anywhere go to the import page. Only this much of it is there from the beginning; all
 * else is fetched when somebody drags a file.
 */
export function useDroppedFiles() {
  const router = useRouter()
  const isDragged = shallowRef(false)
  /** Enters and leaves come for every element on the way. */
  let depth = 0
  const listening = new AbortController()

  async function receive(dropped: readonly (FileSystemEntry | File)[]) {
    if (!may('images:write')) return
    const [{ foundIn }, { useImports }] = await Promise.all([
      import('./features/import/found-files.ts'),
      import('./features/import/import-store.ts'),
    ])
    void useImports().add(foundIn(dropped))
    await router.push('/import')
  }

  function end() {
    depth = 0
    isDragged.value = false
  }

  function hover(event: DragEvent) {
    if (!bearsFiles(event)) return
    event.preventDefault()
    if (!may('images:write')) {
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'none'
      return
    }
    if (event.type === 'dragenter') depth += 1
    isDragged.value = true
  }

  function leave(event: DragEvent) {
    depth = Math.max(0, depth - 1)
    if (depth === 0 && bearsFiles(event)) end()
  }

  function drop(event: DragEvent) {
    end()
    if (!bearsFiles(event) || event.defaultPrevented) return
    event.preventDefault()
    // Empty as soon as this event is over.
    const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file')
    const dropped = items.flatMap(item => item.webkitGetAsEntry() ?? item.getAsFile() ?? [])
    if (dropped.length > 0) void receive(dropped)
  }

  function paste(event: ClipboardEvent) {
    const pasted = [...(event.clipboardData?.files ?? [])]
    // Word processors lay a picture of the text beside the text.
    if (event.defaultPrevented || pasted.length === 0 || event.clipboardData?.types.includes('text/plain')) return
    event.preventDefault()
    void receive(pasted)
  }

  const listen = <Kind extends keyof WindowEventMap>(kind: Kind, run: (event: WindowEventMap[Kind]) => void) =>
    addEventListener(kind, run, { signal: listening.signal })
  followDrags(listening.signal)
  listen('dragenter', hover)
  listen('dragover', hover)
  listen('dragleave', leave)
  listen('drop', drop)
  listen('paste', paste)
  onScopeDispose(() => listening.abort())
  return isDragged
}
