import { exportStyles, type importStyles, type Input, type Output } from '@atelier/contracts'
import { shallowRef } from 'vue'
import { apiUrl } from '../../api/url.ts'
import { bearsFiles } from '../../browser/dragged-files.ts'
import { readText } from '../../browser/text-file.ts'
import { useNotices } from '../../stores/notices.ts'
import { useStyles } from '../../stores/styles.ts'
import { may } from '../../stores/whose.ts'
import { t } from './text.ts'

/** Characters, as the API takes them; a file of more bytes has more of them, or is no text. */
const LARGEST = 2_000_000

/** Files of styles that are chosen or dropped. */
export function useStyleFiles() {
  const styles = useStyles()
  const notices = useNotices()
  /** Of an import that left something out. */
  const report = shallowRef<Output<typeof importStyles>>()
  const isOver = shallowRef(false)

  async function takeIn(file: File) {
    if (file.size > 4 * LARGEST) {
      notices.show(t('tooLarge'), { tone: 'danger' })
      return
    }
    const body = bodyOf(await readText(file))
    if (!body) {
      notices.show(t('noFile'), { tone: 'danger' })
      return
    }
    const imported = await notices.attempt(async () => styles.takeIn(body))
    if (!imported) return
    if (imported.skipped.length > 0) report.value = imported
    else notices.show(t('imported', { count: imported.added.length }))
  }

  /** Every step of it stays here: what is heard of one step only waits in vain for the next, and would import a picture. */
  function hover(event: DragEvent) {
    if (!bearsFiles(event) || !may('library:write')) return
    event.stopPropagation()
    event.preventDefault()
    isOver.value = true
  }

  /** It comes for every element on the way, too. */
  function leave(event: DragEvent) {
    if (!bearsFiles(event)) return
    event.stopPropagation()
    const { currentTarget: page, relatedTarget: next } = event
    isOver.value = page instanceof Node && next instanceof Node && page.contains(next)
  }

  function dropped(event: DragEvent) {
    if (!bearsFiles(event) || !may('library:write')) return
    event.stopPropagation()
    event.preventDefault()
    isOver.value = false
    const [file] = event.dataTransfer?.files ?? []
    if (file) void takeIn(file)
  }

  return { report, isOver, takeIn, hover, leave, dropped, exportUrl: apiUrl(exportStyles.url) }
}

/** What is JSON is taken for styles of our own or of Fooocus, and everything else for a styles.csv: the server judges both. */
function bodyOf(text: string): Input<typeof importStyles>['body'] | undefined {
  if (!text.trim() || text.length > LARGEST) return undefined
  if (!/^\s*[{[]/.test(text)) return { csv: text }
  try {
    // Whatever the file holds is sent as it is: the server validates it and says what is wrong, and a check here could say less.
    return JSON.parse(text) as Input<typeof importStyles>['body']
  } catch {
    return undefined
  }
}
