import { faHeart as heart } from '@fortawesome/free-regular-svg-icons'
import {
  faArrowLeft, faArrowUpRightFromSquare, faCalendar, faCheck, faChevronDown, faChevronLeft, faChevronRight, faCircleInfo, faClock, faCompress, faCopy, faCube, faDice,
  faDownload, faEllipsis, faExpand, faHeart, faImages, faKey, faKeyboard, faLink, faListUl, faMagnifyingGlass, faMinus, faPen, faPlus, faRotateRight, faShuffle, faSliders,
  faTableColumns, faTrash, faTrashArrowUp, faTriangleExclamation, faWandMagicSparkles, faXmark, type IconDefinition,
} from '@fortawesome/free-solid-svg-icons'

/** By what it stands for, so that another picture for the same thing is one change. Only those named here get into the page. */
export const icons = {
  'studio': faWandMagicSparkles,
  'gallery': faImages,
  'settings': faSliders,
  'heart': heart,
  'heart-filled': faHeart,
  'download': faDownload,
  'trash': faTrash,
  'restore': faTrashArrowUp,
  'previous': faChevronLeft,
  'next': faChevronRight,
  'open': faChevronDown,
  'close': faXmark,
  'retry': faRotateRight,
  'search': faMagnifyingGlass,
  'dice': faDice,
  'copy': faCopy,
  'info': faCircleInfo,
  'warning': faTriangleExclamation,
  'back': faArrowLeft,
  'check': faCheck,
  'more': faEllipsis,
  'calendar': faCalendar,
  'keyboard': faKeyboard,
  'plus': faPlus,
  'minus': faMinus,
  'expand': faExpand,
  'compress': faCompress,
  'compare': faTableColumns,
  'link': faLink,
  'clock': faClock,
  'model': faCube,
  'key': faKey,
  'external': faArrowUpRightFromSquare,
  'queue': faListUl,
  'vary': faShuffle,
  'edit': faPen,
} as const satisfies Record<string, IconDefinition>

export type IconName = keyof typeof icons
