'use client';

import { mount } from 'messenger-tag';
import { useEffect } from 'react';

/** The tag without a tag: rendered on the server to nothing, there for as long as the component is. */
export function Chat({ companion }) {
  useEffect(() => {
    const chat = mount({ companion });
    return () => void chat('destroy');
  }, [companion]);
  return null;
}
