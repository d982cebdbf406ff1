import { words } from './words.ts';

interface PickerHeadingProps {
  heading: { readonly title?: string; readonly subtitle?: string; readonly image?: string };
  /** For what is labelled by it. */
  titleId: string;
}

/** What a picker, a form or one of its pages is about. */
export function PickerHeading({ heading: { title, subtitle, image }, titleId }: PickerHeadingProps) {
  return (
    <>
      {image && <img src={image} alt="" loading="lazy" />}
      <h2 id={titleId} dir="auto" class={title ? undefined : 'unseen'}>
        {title ?? words.question}
      </h2>
      {subtitle && <p dir="auto">{subtitle}</p>}
    </>
  );
}
