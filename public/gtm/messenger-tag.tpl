___TERMS_OF_SERVICE___

By creating or modifying this file you agree to Google Tag Manager's Community
Template Gallery Developer Terms of Service available at
https://developers.google.com/tag-manager/gallery-tos (or such other URL as
Google may provide), as modified from time to time.


___INFO___

{
  "type": "TAG",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "Messenger Tag",
  "categories": [
    "CHAT"
  ],
  "brand": {
    "id": "brand_dummy",
    "displayName": "Messenger Tag"
  },
  "description": "The chat of Genesys Cloud Messenger, by one tag. Needs the address of your companion, the server that belongs to the chat.",
  "containerContexts": [
    "WEB"
  ]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "TEXT",
    "name": "companion",
    "displayName": "Companion",
    "simpleValueType": true,
    "valueHint": "https://chat.example.com",
    "help": "The address of the server that belongs to the chat. Whoever runs it has told you.",
    "alwaysInSummary": true,
    "valueValidators": [
      {
        "type": "NON_EMPTY"
      },
      {
        "type": "REGEX",
        "args": [
          "^https://[^\\s?#@]+$"
        ],
        "errorMessage": "It begins with https://, as in https://chat.example.com"
      }
    ]
  },
  {
    "type": "SELECT",
    "name": "consent",
    "displayName": "Consent",
    "macrosInSelect": false,
    "simpleValueType": true,
    "defaultValue": "gcm",
    "help": "If this tag fires only where consent is given, choose: no waiting. Else the chat may fire on every page, and waits by itself.",
    "selectItems": [
      {
        "value": "gcm",
        "displayValue": "What Google Consent Mode says (functionality_storage)"
      },
      {
        "value": "required",
        "displayValue": "The visitor who opens the chat is asked"
      },
      {
        "value": "tcf",
        "displayValue": "What an IAB TCF platform says"
      },
      {
        "value": "granted",
        "displayValue": "No waiting"
      }
    ]
  },
  {
    "type": "TEXT",
    "name": "deploymentId",
    "displayName": "Deployment",
    "simpleValueType": true,
    "help": "Only where the companion serves several: the id of the Messenger deployment for this site.",
    "valueValidators": [
      {
        "type": "REGEX",
        "args": [
          "^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})?$"
        ],
        "errorMessage": "An id such as 0e5f2a0c-1c5c-4d84-9a3f-5b2d7c8e9f10"
      }
    ]
  },
  {
    "type": "GROUP",
    "name": "more",
    "displayName": "More",
    "groupStyle": "ZIPPY_CLOSED",
    "subParams": [
      {
        "type": "SIMPLE_TABLE",
        "name": "options",
        "displayName": "Options of the tag",
        "newRowButtonText": "Add an option",
        "help": "As in the tag builder, without data-: color, position, load, show-on, label \u2026",
        "simpleTableColumns": [
          {
            "defaultValue": "",
            "displayName": "Name",
            "name": "name",
            "type": "TEXT",
            "isUnique": true,
            "valueValidators": [
              {
                "type": "REGEX",
                "args": [
                  "^[a-z][a-z0-9-]*$"
                ],
                "errorMessage": "A name such as color, without data-"
              }
            ]
          },
          {
            "defaultValue": "",
            "displayName": "Value",
            "name": "value",
            "type": "TEXT"
          }
        ]
      },
      {
        "type": "SIMPLE_TABLE",
        "name": "attributes",
        "displayName": "Customer attributes",
        "newRowButtonText": "Add an attribute",
        "help": "What agents read beside the conversation. Nothing secret: visitors can read it too.",
        "simpleTableColumns": [
          {
            "defaultValue": "",
            "displayName": "Name",
            "name": "name",
            "type": "TEXT",
            "isUnique": true
          },
          {
            "defaultValue": "",
            "displayName": "Value",
            "name": "value",
            "type": "TEXT"
          }
        ]
      }
    ]
  }
]


___SANDBOXED_JS_FOR_WEB_TEMPLATE___

const createArgumentsQueue = require('createArgumentsQueue');
const encodeUriComponent = require('encodeUriComponent');
const injectScript = require('injectScript');
const isConsentGranted = require('isConsentGranted');
const addConsentListener = require('addConsentListener');
const log = require('logToConsole');
const makeTableMap = require('makeTableMap');

// Tag Manager drops attributes of scripts. So every option is a parameter of the address.
const options = data.options ? makeTableMap(data.options, 'name', 'value') : {};
if (data.deploymentId) options['deployment-id'] = data.deploymentId;
options.consent = data.consent === 'gcm' ? 'required' : data.consent;
let address = data.companion;
while (address.slice(-1) === '/') address = address.slice(0, -1);
if (address.slice(-10) !== '/loader.js') address = address + '/loader.js';
const parameters = [];
for (const name in options) {
  if (options[name]) parameters.push(name + '=' + encodeUriComponent(options[name]));
}
if (parameters.length > 0) address = address + '?' + parameters.join('&');

// The same function that the site may have made before, or the loader: calls wait there until the loader has come.
const messengerTag = createArgumentsQueue('MessengerTag', 'MessengerTag.q');
if (data.attributes) messengerTag('set', makeTableMap(data.attributes, 'name', 'value'));

// Asked of Tag Manager itself, since consent that was given before the loader came stands in no event any more.
if (data.consent === 'gcm') {
  if (isConsentGranted('functionality_storage')) messengerTag('consent', true);
  addConsentListener('functionality_storage', (type, granted) => {
    messengerTag('consent', granted);
  });
}

const failed = () => {
  log('Messenger Tag: ' + address + ' did not load. Open it in a tab of its own; see that the page may load it (Content Security Policy), and that the companion runs.');
  data.gtmOnFailure();
};
injectScript(address, data.gtmOnSuccess, failed, 'messenger-tag');


___WEB_PERMISSIONS___

[
  {
    "instance": {
      "key": {
        "publicId": "access_globals",
        "versionId": "1"
      },
      "param": [
        {
          "key": "keys",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "key"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  },
                  {
                    "type": 1,
                    "string": "execute"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "MessengerTag"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": true
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "key"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  },
                  {
                    "type": 1,
                    "string": "execute"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "MessengerTag.q"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": false
                  }
                ]
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "inject_script",
        "versionId": "1"
      },
      "param": [
        {
          "key": "urls",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 1,
                "string": "https://*/*"
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "access_consent",
        "versionId": "1"
      },
      "param": [
        {
          "key": "consentTypes",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "consentType"
                  },
                  {
                    "type": 1,
                    "string": "read"
                  },
                  {
                    "type": 1,
                    "string": "write"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "functionality_storage"
                  },
                  {
                    "type": 8,
                    "boolean": true
                  },
                  {
                    "type": 8,
                    "boolean": false
                  }
                ]
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "logging",
        "versionId": "1"
      },
      "param": [
        {
          "key": "environments",
          "value": {
            "type": 1,
            "string": "debug"
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  }
]


___TESTS___

scenarios:
- name: Loads from the companion, with its options in the address
  code: |-
    runCode({
      companion: 'https://chat.example.com/',
      consent: 'granted',
      deploymentId: '0e5f2a0c-1c5c-4d84-9a3f-5b2d7c8e9f10',
      options: [{name: 'color', value: '#0165a7'}, {name: 'show-on', value: '/shop/*'}]
    });

    assertThat(loaded).isEqualTo('https://chat.example.com/loader.js?color=%230165a7&show-on=%2Fshop%2F*&deployment-id=0e5f2a0c-1c5c-4d84-9a3f-5b2d7c8e9f10&consent=granted');
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Takes the address of the loader itself
  code: |-
    runCode({companion: 'https://example.com/chat/loader.js', consent: 'required'});

    assertThat(loaded).isEqualTo('https://example.com/chat/loader.js?consent=required');
- name: Says that the script did not come
  code: |-
    mock('injectScript', (url, onSuccess, onFailure) => {
      onFailure();
    });

    runCode({companion: 'https://chat.example.com', consent: 'granted'});

    assertApi('gtmOnFailure').wasCalled();
    assertApi('gtmOnSuccess').wasNotCalled();
- name: Hands over the customer attributes before the loader comes
  code: |-
    runCode({
      companion: 'https://chat.example.com',
      consent: 'granted',
      attributes: [{name: 'plan', value: 'gold'}]
    });

    assertThat(calls).isEqualTo([['set', {plan: 'gold'}]]);
- name: Tells the chat of consent that was given before
  code: |-
    mock('isConsentGranted', true);

    runCode({companion: 'https://chat.example.com', consent: 'gcm'});

    assertThat(loaded).isEqualTo('https://chat.example.com/loader.js?consent=required');
    assertThat(calls).isEqualTo([['consent', true]]);
- name: Waits for consent, and hears when it is taken back
  code: |-
    let listener;
    mock('isConsentGranted', false);
    mock('addConsentListener', (type, heard) => {
      listener = heard;
    });

    runCode({companion: 'https://chat.example.com', consent: 'gcm'});

    assertThat(calls).isEqualTo([]);
    listener('functionality_storage', true);
    listener('functionality_storage', false);
    assertThat(calls).isEqualTo([['consent', true], ['consent', false]]);
- name: Asks nothing of Consent Mode where something else decides
  code: |-
    runCode({companion: 'https://chat.example.com', consent: 'granted'});

    assertApi('isConsentGranted').wasNotCalled();
    assertApi('addConsentListener').wasNotCalled();
setup: |-
  let loaded;
  const calls = [];
  mock('injectScript', (url, onSuccess, onFailure) => {
    loaded = url;
    onSuccess();
  });
  mock('createArgumentsQueue', () => (command, argument) => {
    calls.push([command, argument]);
  });


___NOTES___

Import: Templates, Tag Templates, New, the three dots, Import. How to set it up stands in the companion's documentation, under /docs.


