import {
  createStyle,
  exportStyles,
  getStylePreview,
  importStyles,
  listStyles,
  removeStyle,
  updateStyle,
} from '@atelier/contracts'
import type { BytesAnswer } from '../../platform/operations/answer.ts'
import { operation } from '../../platform/operations/operation.ts'
import type { StylePreviews } from './preview/previews.ts'
import { readStylesCsv } from './read-styles-csv.ts'
import { readStyles } from './read-styles.ts'
import type { StylesService } from './styles.service.ts'

/** Bytes: the longest file that the contract lets through, its escapes and all. */
const FILE_LIMIT_BYTES = 16 * 1024 * 1024

interface Services {
  readonly styles: StylesService
  readonly previews: StylePreviews
}

const rowOf = (style: { name: string; prompt?: string | null; negative_prompt?: string | null }) => ({
  name: style.name,
  prompt: style.prompt ?? '',
  negativePrompt: style.negative_prompt ?? '',
})

export const stylesOperations = ({ styles, previews }: Services) => ({
  listStyles: operation(listStyles, {
    needs: 'images:read',
    run: async ({ actor }) => ({ items: await styles.list(actor) }),
  }),
  exportStyles: operation(exportStyles, {
    needs: 'images:read',
    run: ({ actor }) => styles.export(actor),
    http: { filename: 'styles.json' },
  }),
  createStyle: operation(createStyle, {
    needs: 'library:write',
    run: ({ actor }, style) => styles.create(actor, style),
  }),
  importStyles: operation(importStyles, {
    needs: 'library:write',
    async run({ actor }, file) {
      if ('styles' in file) return styles.import(actor, file.styles)
      const { styles: read, skipped } = 'csv' in file ? readStylesCsv(file.csv) : readStyles(file.list.map(rowOf))
      const imported = await styles.import(actor, read)
      return { ...imported, skipped: [...skipped, ...imported.skipped] }
    },
    http: { bodyLimitBytes: FILE_LIMIT_BYTES },
  }),
  updateStyle: operation(updateStyle, {
    needs: 'library:write',
    run: ({ actor }, { id, ...changes }) => styles.update(actor, id, changes),
  }),
  removeStyle: operation(removeStyle, {
    needs: 'library:write',
    freesRoom: true,
    run: ({ actor }, { id }) => styles.remove(actor, id),
  }),
  getStylePreview: operation(getStylePreview, {
    needs: 'images:read',
    async run({ actor }, { id, v: version }): Promise<BytesAnswer> {
      const [style] = await styles.resolve(actor, [id])
      if (!style) throw new Error('a style that was resolved is missing')
      const { etag, bytes } = await previews(style)
      return { answer: 'bytes', mimeType: 'image/webp', etag, bytes, isForGood: version !== undefined }
    },
  }),
})
