<?php
/**
 * Leaves nothing behind: everything that this plugin stores are these two.
 *
 * @package MessengerTag
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

if ( is_multisite() ) {
	// A hundred at a time would be kinder to the memory of a huge network; ids alone are small.
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $messenger_tag_site ) {
		switch_to_blog( $messenger_tag_site );
		delete_option( 'messenger_tag' );
		restore_current_blog();
	}
	delete_site_option( 'messenger_tag' );
} else {
	delete_option( 'messenger_tag' );
}
