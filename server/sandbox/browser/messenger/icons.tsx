import type { ComponentChildren } from 'preact';

/** Decoration only: the button around an icon has the name. */
function Icon({ size = 24, children }: { size?: number; children: ComponentChildren }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

/** How the real launcher's icon looks nobody has published. It is the tag's own, so that one takes the other's place without a jump. */
export const ChatIcon = () => (
  <svg width={24} height={24} viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
    <path d="M12 0a12 12 0 1 1 0 24H0V12A12 12 0 0 1 12 0z" />
  </svg>
);

export const CloseIcon = ({ size }: { size?: number }) => (
  <Icon {...(size && { size })}>
    <path d="M6 9l6 6 6-6" />
  </Icon>
);

export const ClearIcon = () => (
  <Icon size={20}>
    <path d="M4 7h16M10 11v6M14 11v6M6 7l1 12a2 2 0 0 0 2 1.800h6A2 2 0 0 0 17 19l1-12M9 7V4.500a1 1 0 0 1 1-1h4a1 1 0 0 1 1 1V7" />
  </Icon>
);

export const AttachIcon = () => (
  <Icon size={22}>
    <path d="M20 11.500l-8.200 8.200a5 5 0 0 1-7-7l8.400-8.400a3.300 3.300 0 0 1 4.700 4.700l-8.400 8.400a1.700 1.700 0 0 1-2.400-2.400l7.700-7.700" />
  </Icon>
);

export const FileIcon = () => (
  <Icon size={20}>
    <path d="M13 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V9zM13 3v6h6" />
  </Icon>
);

export const RemoveIcon = () => (
  <Icon size={18}>
    <path d="M6 6l12 12M18 6L6 18" />
  </Icon>
);

export const CheckIcon = () => (
  <Icon size={18}>
    <path d="M5 12.500l4.500 4.500L19 7.500" />
  </Icon>
);

export const SendIcon = () => (
  <Icon size={20}>
    <path d="M12 19V5M5.5 11.500L12 5l6.5 6.5" />
  </Icon>
);

export const BotIcon = () => (
  <Icon size={22}>
    <rect x="4.5" y="8.5" width="15" height="11" rx="4" />
    <path d="M12 8.500V5M9.2 13.200v1.200M14.8 13.200v1.2" />
    <circle cx="12" cy="4" r="1" />
  </Icon>
);

export const HomeIcon = () => (
  <Icon size={20}>
    <path d="M4 11l8-7 8 7M6 9.500V20h12V9.5" />
  </Icon>
);
