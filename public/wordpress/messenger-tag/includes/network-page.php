<?php
/**
 * Network Admin › Settings › Messenger Tag: what all sites of a network have, until they say otherwise.
 *
 * @package MessengerTag
 */

namespace MessengerTag;

defined( 'ABSPATH' ) || exit;

const SAVE_NETWORK = 'messenger_tag_network';

add_action( 'network_admin_menu', __NAMESPACE__ . '\add_network_page' );
add_action( 'network_admin_edit_' . SAVE_NETWORK, __NAMESPACE__ . '\save_network' );

function add_network_page(): void {
	$title = __( 'Messenger Tag', 'messenger-tag' );
	$hook  = add_submenu_page( 'settings.php', $title, $title, 'manage_network_options', PAGE, __NAMESPACE__ . '\print_network_page' );
	if ( $hook ) {
		add_action( "admin_print_styles-$hook", __NAMESPACE__ . '\enqueue_page_files' );
	}
}

function print_network_page(): void {
	if ( ! current_user_can( 'manage_network_options' ) ) {
		return;
	}
	?>
	<div class="wrap messenger-tag">
		<h1><?php echo esc_html( get_admin_page_title() ); ?></h1>
		<?php settings_errors( OPTION ); ?>
		<p><?php esc_html_e( 'For all sites of this network where the plugin is active. Each site may have other options, and none of this address’s own unless you set them there.', 'messenger-tag' ); ?></p>
		<form action="<?php echo esc_url( network_admin_url( 'edit.php?action=' . SAVE_NETWORK ) ); ?>" method="post">
			<?php
			wp_nonce_field( SAVE_NETWORK );
			print_fields( settings_of_network() );
			submit_button();
			?>
		</form>
	</div>
	<?php
}

function save_network(): void {
	check_admin_referer( SAVE_NETWORK );
	if ( ! current_user_can( 'manage_network_options' ) ) {
		wp_die( esc_html__( 'Only an administrator of the network may change this.', 'messenger-tag' ), 403 );
	}
	// phpcs:ignore WordPress.Security.ValidatedSanitizedInput.InputNotSanitized -- settings_from_form parses each field.
	$input = isset( $_POST[ OPTION ] ) && is_array( $_POST[ OPTION ] ) ? wp_unslash( $_POST[ OPTION ] ) : array();
	update_site_option( OPTION, settings_from_form( $input, settings_of_network() ) );
	if ( ! get_settings_errors( OPTION ) ) {
		add_settings_error( OPTION, 'saved', __( 'Settings saved.' ), 'success' ); // phpcs:ignore WordPress.WP.I18n.MissingArgDomain -- WordPress has these words.
	}
	// As options.php does it: the next page shows them.
	set_transient( 'settings_errors', get_settings_errors(), 30 );
	wp_safe_redirect( network_admin_url( 'settings.php?page=' . PAGE . '&settings-updated=true' ) );
	exit;
}
