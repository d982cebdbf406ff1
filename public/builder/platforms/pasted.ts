import { asHtml, asHtmlWithAddress } from '../tag.ts';
import { LOOK, type Platform } from './platform.ts';

/** Kinds of sites that have a field for code, into which the line goes as it is. */

export const html: Platform = {
  title: 'Plain HTML, or any other',
  mind: [
    'The line may stand on every page, in the head or at the end of the body. A page that has it twice shows one button: the first one serves.',
  ],
  ways: (tag) => [
    {
      title: 'Paste the line',
      language: 'html',
      code: asHtml(tag),
      steps: [
        'Copy the line.',
        'Open the template that all your pages share, or the field for code that your system has: it is mostly called *Custom code*, *Head*, *Tracking* or *Scripts*.',
        'Paste the line just before `</head>`.',
        'Save, and publish.',
        LOOK,
      ],
    },
  ],
};

/** That it drops attributes: reported in github.com/umami-software/umami issue 430. */
export const gtm: Platform = {
  title: 'Google Tag Manager',
  mind: [
    'A tag of the kind *Custom HTML* loses every attribute that begins with `data-`. So here the options stand in the address of the script, and `integrity` is left out.',
    'If your container waits for the visitor’s consent before it fires the tag, leave the option *Consent* as it is: by then it is given.',
  ],
  ways: (tag) => [
    {
      title: 'A tag of the kind Custom HTML',
      language: 'html',
      code: asHtmlWithAddress(tag),
      steps: [
        'Copy the line.',
        'In your container open *Tags*, and choose *New*.',
        'Click *Tag Configuration*, and choose *Custom HTML*.',
        'Paste the line into the field *HTML*.',
        'Click *Triggering*, and choose *All Pages*.',
        'Choose *Save*, then *Submit*, then *Publish*.',
        LOOK,
      ],
    },
  ],
};

/** The way through the menus: docs.anam.ai/third-party-integrations/shopify, cometchat.com/docs/widget/shopify/integration. */
export const shopify: Platform = {
  title: 'Shopify',
  mind: ['The line is part of the theme. When you change to another theme, paste it there again.'],
  ways: (tag) => [
    {
      title: 'In the theme’s layout',
      language: 'html',
      code: asHtml(tag),
      steps: [
        'Copy the line.',
        'In the admin open *Online Store*, then *Themes*.',
        'At your theme open the menu *…*, and choose *Edit code*.',
        'In the folder *Layout* open `theme.liquid`.',
        'Paste the line just before `</head>`.',
        'Choose *Save*.',
        LOOK,
      ],
    },
  ],
};

/** docs.inkeep.com/integrations/webflow/chat-button; that it needs a site plan: heyo.so/docs/platform-guides/webflow. */
export const webflow: Platform = {
  title: 'Webflow',
  mind: ['Custom code needs a paid site plan. It runs on the published site, not in the Designer.'],
  ways: (tag) => [
    {
      title: 'In the site’s custom code',
      language: 'html',
      code: asHtml(tag),
      steps: [
        'Copy the line.',
        'Open *Site settings* (not the Designer), then *Custom code*.',
        'Paste the line into *Head code*.',
        'Choose *Save changes*, then *Publish*.',
        LOOK,
      ],
    },
  ],
};

/** raw.githubusercontent.com/anam-org/anam-cookbook, widget-squarespace.mdx; cometchat.com/docs/widget/builder-guide-squarespace. */
export const squarespace: Platform = {
  title: 'Squarespace',
  mind: ['Code injection is part of the plan *Core* and of those above it (*Business* in the older plans).'],
  ways: (tag) => [
    {
      title: 'By code injection',
      language: 'html',
      code: asHtml(tag),
      steps: [
        'Copy the line.',
        'Open *Website*, then *Pages*.',
        'At the end of the list open *Custom Code*, then *Code Injection*.',
        'Paste the line into *Header*.',
        'Choose *Save*.',
        LOOK,
      ],
    },
  ],
};

/** dev.wix.com, "About Custom Code"; the button’s name: anam-org/anam-cookbook, widget-wix.mdx. */
export const wix: Platform = {
  title: 'Wix',
  mind: [
    'Custom code needs a published site with a connected domain. An element of the kind *Embed HTML* is not the place: it is a frame of its own, and the button would be inside it.',
  ],
  ways: (tag) => [
    {
      title: 'In the site’s custom code',
      language: 'html',
      code: asHtml(tag),
      steps: [
        'Copy the line.',
        'In the site’s dashboard open *Settings*, then *Custom Code*.',
        'Choose *Add Custom Code*, and paste the line.',
        'Let it load on *All pages*, and place it in *Head*.',
        'Choose *Apply*.',
        LOOK,
      ],
    },
  ],
};
