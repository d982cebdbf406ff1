<?php
/**
 * Plugin Name:       Messenger Tag
 * Description:       Puts the chat of Genesys Cloud Messenger on this site: paste the tag that the tag builder gave you, and say what differs here.
 * Version:           0.2.0
 * Requires at least: 5.9
 * Requires PHP:      7.4
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       messenger-tag
 * Domain Path:       /languages
 *
 * @package MessengerTag
 */

namespace MessengerTag;

defined( 'ABSPATH' ) || exit;

const VERSION     = '0.2.0';
const PLUGIN_FILE = __FILE__;

require_once __DIR__ . '/includes/settings.php';
require_once __DIR__ . '/includes/tag-reader.php';
require_once __DIR__ . '/includes/print-tag.php';
require_once __DIR__ . '/includes/consent.php';
require_once __DIR__ . '/includes/optimisers.php';

if ( is_admin() ) {
	require_once __DIR__ . '/includes/form.php';
	require_once __DIR__ . '/includes/settings-page.php';
	require_once __DIR__ . '/includes/network-page.php';
}

add_action(
	'init',
	function () {
		load_plugin_textdomain( 'messenger-tag', false, dirname( plugin_basename( PLUGIN_FILE ) ) . '/languages' );
	}
);
