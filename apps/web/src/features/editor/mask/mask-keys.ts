import type { Shortcut } from '../../../shortcuts/shortcuts.ts'
import { t } from '../text.ts'
import { nextSize, type Tool } from './settings.ts'
import type { useCrosshair } from './use-crosshair.ts'
import type { useDrawing } from './use-drawing.ts'
import type { MaskTask } from './use-mask.ts'

interface Parts {
  readonly task: MaskTask
  readonly drawing: ReturnType<typeof useDrawing>
  readonly crosshair: ReturnType<typeof useCrosshair>
  /** The stage has the focus, so that its own keys move what is on it. */
  readonly isOnStage: () => boolean
}

/** Everything that is done to a mask, by a key. */
export function maskKeys({ task, drawing, crosshair, isOnStage }: Parts): Shortcut[] {
  const isIdle = () => !drawing.isDown.value
  const choose = (tool: Tool) => () => task.change({ tool })
  const resize = (direction: 1 | -1) => () => task.change({ size: nextSize(task.settings.value.size, direction) })
  const swap = () => {
    const { tool, area } = task.settings.value
    if (tool === 'brush' || tool === 'eraser') task.change({ tool: tool === 'brush' ? 'eraser' : 'brush' })
    else task.change({ area: area === 'add' ? 'remove' : 'add' })
  }
  const always = { inFields: true, when: isIdle } as const
  return [
    { ...always, keys: ['b'], label: () => t('brush'), run: choose('brush') },
    { ...always, keys: ['e'], label: () => t('eraser'), run: choose('eraser') },
    { ...always, keys: ['l'], label: () => t('lasso'), run: choose('lasso') },
    { ...always, keys: ['r'], label: () => t('rectangle'), run: choose('rectangle') },
    { ...always, keys: ['x'], label: () => t('swap'), run: swap },
    { ...always, keys: ['[', ','], label: () => t('smaller'), run: resize(-1) },
    { ...always, keys: [']', '.'], label: () => t('larger'), run: resize(1) },
    { ...always, keys: ['i'], label: () => t('invert'), run: task.invert },
    { ...always, keys: ['f'], label: () => t('fill'), run: task.fill },
    { ...always, keys: ['Delete', 'Backspace'], label: () => t('clear'), run: task.clear },
    { ...always, keys: ['mod+z'], label: () => t('undo'), run: task.undo },
    { ...always, keys: ['mod+shift+z', 'mod+y'], label: () => t('redo'), run: task.redo },
    {
      keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
      label: () => t('moveCrosshair'),
      when: isOnStage,
      run: crosshair.move,
    },
    {
      keys: ['shift+ArrowLeft', 'shift+ArrowRight', 'shift+ArrowUp', 'shift+ArrowDown'],
      label: () => t('moveCrosshairFar'),
      when: isOnStage,
      run: crosshair.move,
    },
    {
      keys: [' ', 'Enter'],
      label: () => t('putDown'),
      when: () => isOnStage() && crosshair.isShown.value,
      run: crosshair.press,
    },
    { keys: ['Escape'], label: () => t('cancelDrawing'), when: () => drawing.isDown.value, run: crosshair.cancel },
  ]
}
