import type { SheetLanguage, Style } from '@atelier/contracts'
import type { GenerationRow } from '../generations/module.ts'
import { placeOf } from './axes.ts'
import type { GridRow } from './grids.presenter.ts'

/** What the styles on a grid's axis were called when it was made, by their ids: its cells know it when the style itself is gone. */
export function styleNamesOf(
  { axes, base }: Pick<GridRow, 'axes' | 'base'>,
  cells: readonly Pick<GenerationRow, 'cell' | 'typed'>[],
): Map<string, string> {
  const at = axes.findIndex(({ kind }) => kind === 'style')
  const names = new Map<string, string>()
  for (const { cell, typed } of at < 0 ? [] : cells) {
    const id = String(axes[at]?.values[placeOf(cell ?? 0, axes)[at] ?? 0] ?? '')
    // Behind those of the base, or where it stands among them.
    const among = base.styles?.indexOf(id) ?? -1
    const name = typed?.styles.at(among)
    if (id && name !== undefined) names.set(id, name)
  }
  return names
}

/** What styles are called in a language, by their ids and by the names under which cells know them. */
export function namesShown(styles: readonly Pick<Style, 'id' | 'name' | 'names'>[], language: SheetLanguage) {
  const shown = styles.map(({ id, name, names }) => ({ id, name, shown: (language === 'de' && names?.de) || name }))
  return {
    byId: new Map(shown.map(style => [style.id, style.shown])),
    byName: new Map(shown.map(style => [style.name, style.shown])),
  }
}
