import { messages } from '../../i18n/messages/en/gallery.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('gallery', messages)
