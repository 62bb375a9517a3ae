import { computed, shallowRef } from 'vue'
import { useCrop } from './crop/use-crop.ts'
import { useFrame } from './frame/use-frame.ts'
import type { Size } from './geometry.ts'
import { useMask } from './mask/use-mask.ts'
import type { EditorState, EditorTask } from './result.ts'

interface Options {
  readonly size: Size
  readonly start: EditorState | undefined
  readonly tasks: readonly EditorTask[]
}

const TASK_OF = { mask: 'inpaint', frame: 'outpaint', picture: 'crop' } as const

/** The tasks that are offered, and what was done at each; one is begun when it is first chosen, and goes on where one left it. */
export function useEditor({ size, start, tasks }: Options) {
  const said = shallowRef({ text: '', count: 0 })
  const say = (text: string) => {
    said.value = { text, count: said.value.count + 1 }
  }
  const begin = {
    inpaint: () => ({ kind: 'inpaint', ...useMask(size, start, say) }) as const,
    outpaint: () => ({ kind: 'outpaint', ...useFrame(size, start, say) }) as const,
    crop: () => ({ kind: 'crop', ...useCrop(size, start, say) }) as const,
  }
  type Begun = ReturnType<(typeof begin)[EditorTask]>

  const asked = start && TASK_OF[start.kind]
  const chosen = shallowRef<EditorTask>(asked && tasks.includes(asked) ? asked : (tasks[0] ?? 'inpaint'))
  const begun = shallowRef<readonly Begun[]>([])
  function choose(task: EditorTask) {
    if (!begun.value.some(({ kind }) => kind === task)) begun.value = [...begun.value, begin[task]()]
    chosen.value = task
  }
  choose(chosen.value)

  return {
    said,
    say,
    chosen,
    choose,
    /** What is being done now. */
    current: computed(() => begun.value.find(({ kind }) => kind === chosen.value)),
    isChanged: computed(() => begun.value.some(({ isChanged }) => isChanged.value)),
  }
}
