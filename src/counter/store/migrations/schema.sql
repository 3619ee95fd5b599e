CREATE TABLE account_moves (
	fact_id BLOB NOT NULL, 
	account_id BLOB NOT NULL, 
	order_id BLOB, 
	"of" BLOB, 
	currency VARCHAR NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	terminal VARCHAR NOT NULL, 
	business_date DATE NOT NULL, 
	moved_at BIGINT NOT NULL, 
	moved_by BLOB NOT NULL, 
	CONSTRAINT pk_account_moves PRIMARY KEY (fact_id)
);

CREATE INDEX ix_account_moves_account_id ON account_moves (account_id);

CREATE INDEX ix_account_moves_business_date ON account_moves (business_date);

CREATE TABLE accounts (
	account_id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	opened_at BIGINT NOT NULL, 
	opened_by BLOB NOT NULL, 
	CONSTRAINT pk_accounts PRIMARY KEY (account_id)
);

CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE asked_again (
	asked_id BLOB NOT NULL, 
	order_id BLOB NOT NULL, 
	business_date DATE NOT NULL, 
	asked_at BIGINT NOT NULL, 
	heard_by BLOB NOT NULL, 
	CONSTRAINT pk_asked_again PRIMARY KEY (asked_id)
);

CREATE INDEX ix_asked_again_business_date ON asked_again (business_date);

CREATE INDEX ix_asked_again_order_id ON asked_again (order_id);

CREATE TABLE bar_crew (
	bar VARCHAR NOT NULL, 
	place INTEGER NOT NULL, 
	staff_id BLOB NOT NULL, 
	CONSTRAINT pk_bar_crew PRIMARY KEY (bar, place)
);

CREATE TABLE card_charges (
	charge_id BLOB NOT NULL, 
	order_id BLOB NOT NULL, 
	asked_at BIGINT NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	currency VARCHAR NOT NULL, 
	tender VARCHAR NOT NULL, 
	share VARCHAR NOT NULL, 
	is_open BOOLEAN NOT NULL, 
	CONSTRAINT pk_card_charges PRIMARY KEY (charge_id)
);

CREATE TABLE cash_moves (
	move_id BLOB NOT NULL, 
	drawer VARCHAR NOT NULL, 
	currency VARCHAR NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	terminal VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	business_date DATE NOT NULL, 
	at BIGINT NOT NULL, 
	"by" BLOB NOT NULL, 
	CONSTRAINT pk_cash_moves PRIMARY KEY (move_id)
);

CREATE TABLE choice_prices (
	fact_id BLOB NOT NULL, 
	group_id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	since DATE NOT NULL, 
	price_minor INTEGER NOT NULL, 
	currency VARCHAR NOT NULL, 
	sizes VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_choice_prices PRIMARY KEY (fact_id)
);

CREATE INDEX ix_choice_prices_group_id ON choice_prices (group_id);

CREATE TABLE combo_prices (
	fact_id BLOB NOT NULL, 
	combo_id BLOB NOT NULL, 
	since DATE NOT NULL, 
	price_minor INTEGER NOT NULL, 
	currency VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_combo_prices PRIMARY KEY (fact_id)
);

CREATE INDEX ix_combo_prices_combo_id ON combo_prices (combo_id);

CREATE TABLE combos (
	combo_id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	price_minor INTEGER NOT NULL, 
	currency VARCHAR NOT NULL, 
	items VARCHAR NOT NULL, 
	category VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	icon VARCHAR NOT NULL, 
	favourite BOOLEAN NOT NULL, off_menu BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_combos PRIMARY KEY (combo_id)
);

CREATE TABLE days_closed (
	terminal VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	first_seq INTEGER NOT NULL, 
	last_seq INTEGER NOT NULL, 
	fact_id BLOB NOT NULL, 
	business_date DATE NOT NULL, 
	at BIGINT NOT NULL, 
	"by" BLOB NOT NULL, 
	CONSTRAINT pk_days_closed PRIMARY KEY (terminal, number)
);

CREATE TABLE did_not_fit (
	fact_id BLOB NOT NULL, 
	subject BLOB NOT NULL, 
	why VARCHAR NOT NULL, 
	CONSTRAINT pk_did_not_fit PRIMARY KEY (fact_id)
);

CREATE INDEX ix_did_not_fit_subject ON did_not_fit (subject);

CREATE TABLE "drafts" (
	order_id BLOB NOT NULL, 
	terminal VARCHAR NOT NULL, 
	held BOOLEAN NOT NULL, 
	changed_at BIGINT NOT NULL, 
	content VARCHAR NOT NULL, 
	undo VARCHAR NOT NULL, 
	seal BLOB DEFAULT (x'') NOT NULL, 
	CONSTRAINT pk_drafts PRIMARY KEY (order_id)
);

CREATE TABLE drawer_counts (
	count_id BLOB NOT NULL, 
	drawer VARCHAR NOT NULL, 
	currency VARCHAR NOT NULL, 
	counted_minor INTEGER NOT NULL, 
	card_minor INTEGER, 
	terminal VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	business_date DATE NOT NULL, 
	at BIGINT NOT NULL, 
	"by" BLOB NOT NULL, 
	CONSTRAINT pk_drawer_counts PRIMARY KEY (count_id)
);

CREATE TABLE drawer_openings (
	opening_id BLOB NOT NULL, 
	drawer VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	terminal VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	business_date DATE NOT NULL, 
	at BIGINT NOT NULL, 
	"by" BLOB NOT NULL, 
	CONSTRAINT pk_drawer_openings PRIMARY KEY (opening_id)
);

CREATE TABLE drawer_sessions (
	session_id BLOB NOT NULL, 
	drawer VARCHAR NOT NULL, 
	currency VARCHAR NOT NULL, 
	float_minor INTEGER NOT NULL, 
	left_minor INTEGER NOT NULL, 
	terminal VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	business_date DATE NOT NULL, 
	at BIGINT NOT NULL, 
	"by" BLOB NOT NULL, 
	CONSTRAINT pk_drawer_sessions PRIMARY KEY (session_id)
);

CREATE TABLE facts_aside (
	arrived INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	at BIGINT NOT NULL, 
	"by" BLOB NOT NULL, 
	kind VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	CONSTRAINT pk_facts_aside PRIMARY KEY (arrived)
);

CREATE TABLE forecast_learned (
	terminal VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	seen INTEGER NOT NULL, 
	saved_at BIGINT NOT NULL, 
	content VARCHAR NOT NULL, 
	CONSTRAINT pk_forecast_learned PRIMARY KEY (terminal)
);

CREATE TABLE frozen_subjects (
	subject BLOB NOT NULL, 
	CONSTRAINT pk_frozen_subjects PRIMARY KEY (subject)
);

CREATE TABLE "gestures" (
	mishap_id BLOB NOT NULL, 
	gesture_id BLOB NOT NULL, 
	kind VARCHAR NOT NULL, 
	currency VARCHAR NOT NULL, 
	cost_minor INTEGER NOT NULL, 
	made BLOB, 
	made_at BIGINT NOT NULL, 
	made_by BLOB NOT NULL, 
	business_date DATE NOT NULL, approved_by BLOB, why VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_gestures PRIMARY KEY (mishap_id, gesture_id)
);

CREATE INDEX ix_gestures_business_date ON gestures (business_date);

CREATE INDEX ix_gestures_made_at ON gestures (made_at);

CREATE TABLE "gift_card_moves" (
	fact_id BLOB NOT NULL, 
	card_id BLOB NOT NULL, 
	order_id BLOB, 
	"of" BLOB NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	terminal VARCHAR NOT NULL, 
	business_date DATE NOT NULL, 
	moved_at BIGINT NOT NULL, 
	moved_by BLOB NOT NULL, 
	CONSTRAINT pk_gift_card_moves PRIMARY KEY (fact_id)
);

CREATE INDEX ix_gift_card_moves_business_date ON gift_card_moves (business_date);

CREATE INDEX ix_gift_card_moves_card_id ON gift_card_moves (card_id);

CREATE TABLE gift_cards (
	card_id BLOB NOT NULL, 
	currency VARCHAR NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	code_hash BLOB NOT NULL, 
	key_number INTEGER NOT NULL, 
	business_date DATE NOT NULL, 
	sold_at BIGINT NOT NULL, 
	sold_by BLOB NOT NULL, 
	CONSTRAINT pk_gift_cards PRIMARY KEY (card_id)
);

CREATE INDEX ix_gift_cards_business_date ON gift_cards (business_date);

CREATE INDEX ix_gift_cards_code_hash ON gift_cards (code_hash);

CREATE TABLE good_moments (
	moment_id BLOB NOT NULL, 
	order_id BLOB, 
	thanks BLOB, 
	words VARCHAR NOT NULL, 
	business_date DATE NOT NULL, 
	noted_at BIGINT NOT NULL, 
	noted_by BLOB NOT NULL, 
	read_at BIGINT, 
	taken_back_at BIGINT, 
	CONSTRAINT pk_good_moments PRIMARY KEY (moment_id)
);

CREATE INDEX ix_good_moments_business_date ON good_moments (business_date);

CREATE INDEX ix_good_moments_order_id ON good_moments (order_id);

CREATE INDEX ix_good_moments_thanks ON good_moments (thanks);

CREATE TABLE greetings (
	greeting_id BLOB NOT NULL, 
	occasion VARCHAR NOT NULL, 
	order_id BLOB, 
	mishap_id BLOB, 
	given_at BIGINT NOT NULL, 
	given_by BLOB NOT NULL, 
	CONSTRAINT pk_greetings PRIMARY KEY (greeting_id)
);

CREATE INDEX ix_greetings_mishap_id ON greetings (mishap_id);

CREATE INDEX ix_greetings_order_id ON greetings (order_id);

CREATE TABLE hours (
	staff_id BLOB NOT NULL, 
	since BIGINT NOT NULL, 
	works BOOLEAN NOT NULL, 
	until BIGINT, 
	business_date DATE NOT NULL, 
	CONSTRAINT pk_hours PRIMARY KEY (staff_id, since)
);

CREATE INDEX ix_hours_business_date ON hours (business_date);

CREATE TABLE in_use (
	one INTEGER NOT NULL, 
	opening BLOB NOT NULL, 
	previous BLOB NOT NULL, 
	is_open BOOLEAN NOT NULL, 
	seq INTEGER NOT NULL, 
	hash BLOB NOT NULL, 
	seal BLOB NOT NULL, 
	CONSTRAINT pk_in_use PRIMARY KEY (one)
);

CREATE TABLE invoices (
	terminal VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	business_date DATE NOT NULL, 
	at BIGINT NOT NULL, 
	"by" BLOB NOT NULL, 
	invoice_id BLOB NOT NULL, 
	receipt_id BLOB NOT NULL, 
	order_id BLOB NOT NULL, 
	fact_id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	vat_number VARCHAR NOT NULL, 
	CONSTRAINT pk_invoices PRIMARY KEY (invoice_id)
);

CREATE INDEX ix_invoices_order_id ON invoices (order_id);

CREATE INDEX ix_invoices_receipt_id ON invoices (receipt_id);

CREATE TABLE item_counts (
	fact_id BLOB NOT NULL, 
	item_id BLOB NOT NULL, 
	business_date DATE NOT NULL, 
	"left" INTEGER, 
	sold INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	"by" BLOB NOT NULL, 
	CONSTRAINT pk_item_counts PRIMARY KEY (fact_id)
);

CREATE INDEX ix_item_counts_business_date ON item_counts (business_date);

CREATE TABLE item_prices (
	fact_id BLOB NOT NULL, 
	item_id BLOB NOT NULL, 
	since DATE NOT NULL, 
	price_minor INTEGER NOT NULL, 
	sizes VARCHAR NOT NULL, 
	to_go_minor INTEGER, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_item_prices PRIMARY KEY (fact_id)
);

CREATE INDEX ix_item_prices_item_id ON item_prices (item_id);

CREATE TABLE "items" (
	item_id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	category VARCHAR NOT NULL, 
	price_minor INTEGER NOT NULL, 
	currency VARCHAR NOT NULL, 
	tax_class VARCHAR NOT NULL, 
	station VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	sku VARCHAR NOT NULL, 
	icon VARCHAR NOT NULL, 
	allergens VARCHAR NOT NULL, 
	groups VARCHAR NOT NULL, 
	sizes VARCHAR DEFAULT '[]' NOT NULL, 
	barcode VARCHAR DEFAULT '' NOT NULL, 
	open_price BOOLEAN DEFAULT 0 NOT NULL, 
	by_weight BOOLEAN DEFAULT 0 NOT NULL, 
	cost_minor INTEGER, 
	deposit_minor INTEGER, 
	sold_from TIME, 
	sold_until TIME, 
	page VARCHAR DEFAULT '' NOT NULL, 
	favourite BOOLEAN DEFAULT 0 NOT NULL, to_go_minor INTEGER, deposit_tax_class VARCHAR DEFAULT '' NOT NULL, may_contain VARCHAR DEFAULT '[]' NOT NULL, since DATE, off_menu BOOLEAN DEFAULT 0 NOT NULL, making_seconds INTEGER, colour VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_items PRIMARY KEY (item_id)
);

CREATE TABLE journal (
	arrived INTEGER NOT NULL, 
	position INTEGER, 
	id BLOB NOT NULL, 
	shop BLOB NOT NULL, 
	terminal VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	subject BLOB NOT NULL, 
	seen INTEGER NOT NULL, 
	act INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	"by" BLOB NOT NULL, 
	kind VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	body VARCHAR NOT NULL, 
	private VARCHAR, 
	sealed BLOB NOT NULL, 
	prev BLOB NOT NULL, 
	hash BLOB NOT NULL, 
	CONSTRAINT pk_journal PRIMARY KEY (arrived), 
	CONSTRAINT uq_journal_id UNIQUE (id), 
	CONSTRAINT uq_journal_position UNIQUE (position), 
	CONSTRAINT uq_journal_terminal_seq UNIQUE (terminal, seq)
);

CREATE INDEX ix_journal_kind ON journal (kind);

CREATE INDEX ix_journal_subject ON journal (subject, position);

CREATE TABLE journal_heads (
	terminal VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	hash BLOB NOT NULL, 
	seal BLOB NOT NULL, 
	CONSTRAINT pk_journal_heads PRIMARY KEY (terminal)
);

CREATE TABLE line_reductions (
	order_id BLOB NOT NULL, 
	line_id BLOB NOT NULL, 
	nth INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	source BLOB, 
	reason VARCHAR NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	given_by BLOB, approved_by BLOB, 
	CONSTRAINT pk_line_reductions PRIMARY KEY (order_id, line_id, nth), 
	CONSTRAINT fk_line_reductions_order_id_orders FOREIGN KEY(order_id) REFERENCES orders (order_id)
);

CREATE INDEX ix_line_reductions_source ON line_reductions (source);

CREATE TABLE line_removals (
	order_id BLOB NOT NULL, 
	fact_id BLOB NOT NULL, 
	line_id BLOB NOT NULL, 
	place INTEGER NOT NULL, 
	piece VARCHAR NOT NULL, 
	service VARCHAR, 
	reason VARCHAR NOT NULL, 
	made BOOLEAN NOT NULL, 
	of_document INTEGER NOT NULL, 
	document INTEGER, 
	refund_id BLOB, 
	undone_minor INTEGER NOT NULL, 
	rounding_minor INTEGER NOT NULL, 
	terminal VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	business_date DATE NOT NULL, 
	removed_at BIGINT NOT NULL, 
	removed_by BLOB NOT NULL, later_minor INTEGER, 
	CONSTRAINT pk_line_removals PRIMARY KEY (order_id, fact_id)
);

CREATE INDEX ix_line_removals_business_date ON line_removals (business_date);

CREATE TABLE link_state (
	one INTEGER NOT NULL, 
	cursor INTEGER NOT NULL, 
	order_digest BLOB NOT NULL, 
	CONSTRAINT pk_link_state PRIMARY KEY (one)
);

CREATE TABLE lock_outs (
	staff_id BLOB NOT NULL, 
	wrong INTEGER NOT NULL, 
	until BIGINT NOT NULL, 
	CONSTRAINT pk_lock_outs PRIMARY KEY (staff_id)
);

CREATE TABLE mails (
	position INTEGER NOT NULL, 
	mail_id BLOB NOT NULL, 
	order_id BLOB NOT NULL, 
	title VARCHAR NOT NULL, 
	content VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	is_copy BOOLEAN NOT NULL, 
	seal BLOB NOT NULL, 
	queued_at BIGINT NOT NULL, 
	next_at BIGINT NOT NULL, 
	state VARCHAR DEFAULT 'waiting' NOT NULL, 
	fault VARCHAR DEFAULT '' NOT NULL, 
	tries INTEGER DEFAULT '0' NOT NULL, 
	halves INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_mails PRIMARY KEY (position), 
	CONSTRAINT uq_mails_mail_id UNIQUE (mail_id)
);

CREATE INDEX ix_mails_order_id ON mails (order_id);

CREATE INDEX ix_mails_state_next_at ON mails (state, next_at);

CREATE TABLE "mishaps" (
	mishap_id BLOB NOT NULL, 
	order_id BLOB, 
	kind VARCHAR NOT NULL, 
	their_words VARCHAR NOT NULL, 
	opened_at BIGINT NOT NULL, 
	opened_by BLOB NOT NULL, 
	answered_at BIGINT, 
	answered_by BLOB, 
	follow_up_due BIGINT, 
	follow_up_contact VARCHAR NOT NULL, 
	follow_up_fact BLOB, 
	follow_up_done_at BIGINT, 
	business_date DATE NOT NULL, answered_on DATE, severity VARCHAR DEFAULT 'small' NOT NULL, station VARCHAR DEFAULT '' NOT NULL, cause VARCHAR DEFAULT '' NOT NULL, heard_by BLOB, first_answered_at BIGINT, closed_at BIGINT, closed_by BLOB, closed_as VARCHAR DEFAULT '' NOT NULL, reopened_at BIGINT, follow_up_kind VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_mishaps PRIMARY KEY (mishap_id)
);

CREATE INDEX ix_mishaps_business_date ON mishaps (business_date);

CREATE INDEX ix_mishaps_follow_up ON mishaps (follow_up_due) WHERE follow_up_due IS NOT NULL AND follow_up_done_at IS NULL;

CREATE INDEX ix_mishaps_opened_at ON mishaps (opened_at);

CREATE INDEX ix_mishaps_order_id ON mishaps (order_id);

CREATE INDEX ix_mishaps_unanswered ON mishaps (opened_at) WHERE answered_at IS NULL;

CREATE TABLE modifier_groups (
	group_id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	fewest INTEGER NOT NULL, 
	most INTEGER NOT NULL, 
	modifiers VARCHAR NOT NULL, 
	CONSTRAINT pk_modifier_groups PRIMARY KEY (group_id)
);

CREATE TABLE money_received (
	received_id BLOB NOT NULL, 
	what VARCHAR NOT NULL, 
	"of" BLOB NOT NULL, 
	tender VARCHAR NOT NULL, 
	currency VARCHAR NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	rounding_minor INTEGER NOT NULL, 
	tendered_minor INTEGER NOT NULL, 
	change_minor INTEGER NOT NULL, 
	terminal VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	business_date DATE NOT NULL, 
	received_at BIGINT NOT NULL, 
	received_by BLOB NOT NULL, 
	CONSTRAINT pk_money_received PRIMARY KEY (received_id)
);

CREATE INDEX ix_money_received_business_date ON money_received (business_date);

CREATE INDEX ix_money_received_of ON money_received ("of");

CREATE TABLE not_counted (
	terminal VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	"before" INTEGER NOT NULL, 
	position INTEGER, 
	id BLOB NOT NULL, 
	shop BLOB NOT NULL, 
	subject BLOB NOT NULL, 
	seen INTEGER NOT NULL, 
	act INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	"by" BLOB NOT NULL, 
	kind VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	body VARCHAR NOT NULL, 
	private VARCHAR, 
	sealed BLOB NOT NULL, 
	prev BLOB NOT NULL, 
	hash BLOB NOT NULL, 
	CONSTRAINT pk_not_counted PRIMARY KEY (terminal, seq), 
	CONSTRAINT uq_not_counted_position UNIQUE (position)
);

CREATE TABLE one_things (
	day VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	done_at BIGINT, 
	done_by BLOB, 
	CONSTRAINT pk_one_things PRIMARY KEY (day)
);

CREATE TABLE order_additions (
	order_id BLOB NOT NULL, 
	fact_id BLOB NOT NULL, 
	document INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	terminal VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	added_at BIGINT NOT NULL, 
	added_by BLOB NOT NULL, 
	CONSTRAINT pk_order_additions PRIMARY KEY (order_id, fact_id)
);

CREATE TABLE order_lines (
	order_id BLOB NOT NULL, 
	line_id BLOB NOT NULL, 
	position INTEGER NOT NULL, 
	item_id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	category VARCHAR NOT NULL, 
	station VARCHAR NOT NULL, 
	quantity INTEGER NOT NULL, 
	modifiers VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	unit_minor INTEGER NOT NULL, 
	reduced_minor INTEGER NOT NULL, 
	tax_class VARCHAR NOT NULL, 
	tax_rate VARCHAR NOT NULL, 
	net_minor INTEGER NOT NULL, 
	tax_minor INTEGER NOT NULL, 
	made_at BIGINT, 
	made_by BLOB, left_off VARCHAR DEFAULT '' NOT NULL, tax_parts VARCHAR, size VARCHAR DEFAULT '' NOT NULL, served VARCHAR, grams INTEGER, per_kilo_minor INTEGER, cost_minor INTEGER, combo BLOB, combo_name VARCHAR, belongs_to BLOB, document INTEGER DEFAULT 0 NOT NULL, off INTEGER DEFAULT 0 NOT NULL, lost INTEGER DEFAULT 0 NOT NULL, added_at BIGINT, added_by_fact BLOB, raised VARCHAR, modifier_minor VARCHAR, 
	CONSTRAINT pk_order_lines PRIMARY KEY (order_id, line_id), 
	CONSTRAINT fk_order_lines_order_id_orders FOREIGN KEY(order_id) REFERENCES orders (order_id)
);

CREATE TABLE orders (
	order_id BLOB NOT NULL, 
	remake_of BLOB, 
	nth INTEGER NOT NULL, 
	series VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	business_date DATE NOT NULL, 
	to_go BOOLEAN NOT NULL, 
	customer VARCHAR NOT NULL, 
	currency VARCHAR NOT NULL, 
	total_minor INTEGER NOT NULL, 
	tax_rounding VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	first BOOLEAN NOT NULL, 
	placed_at BIGINT NOT NULL, 
	placed_by BLOB NOT NULL, 
	ready_at BIGINT, 
	ready_by BLOB, 
	handed_over_at BIGINT, 
	handed_over_by BLOB, 
	cancelled_at BIGINT, 
	cancelled_by BLOB, 
	cancel_reason VARCHAR NOT NULL, recalled_at BIGINT, was_ready_at BIGINT, cancelled_on DATE, delivery BOOLEAN DEFAULT 0 NOT NULL, prices_include_tax BOOLEAN DEFAULT 1 NOT NULL, exempt VARCHAR DEFAULT '' NOT NULL, service_minor INTEGER DEFAULT 0 NOT NULL, service VARCHAR, needed_by BIGINT, told_late BIGINT, bring_to VARCHAR DEFAULT '' NOT NULL, allergies VARCHAR DEFAULT '[]' NOT NULL, allergy_confirmed_at BIGINT, allergy_confirmed_by BLOB, later_services VARCHAR, wanted_at BIGINT, came_at BIGINT, note VARCHAR DEFAULT '' NOT NULL, language VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_orders PRIMARY KEY (order_id)
);

CREATE INDEX ix_orders_later ON orders (wanted_at) WHERE wanted_at IS NOT NULL AND came_at IS NULL;

CREATE INDEX ix_orders_number ON orders (business_date, series, number);

CREATE INDEX ix_orders_remake_of ON orders (remake_of) WHERE remake_of IS NOT NULL;

CREATE INDEX ix_orders_search ON orders (placed_at, number, total_minor, customer);

CREATE INDEX ix_orders_state ON orders (state);

CREATE TABLE payment_returns (
	payment_id BLOB NOT NULL, 
	order_id BLOB NOT NULL, 
	tender VARCHAR NOT NULL, 
	currency VARCHAR NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	rounding_minor INTEGER NOT NULL, 
	tip_minor INTEGER NOT NULL, 
	terminal VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	business_date DATE NOT NULL, 
	returned_at BIGINT NOT NULL, 
	returned_by BLOB NOT NULL, 
	CONSTRAINT pk_payment_returns PRIMARY KEY (payment_id)
);

CREATE INDEX ix_payment_returns_business_date ON payment_returns (business_date);

CREATE INDEX ix_payment_returns_order_id ON payment_returns (order_id);

CREATE TABLE "payments" (
	payment_id BLOB NOT NULL, 
	order_id BLOB NOT NULL, 
	tender VARCHAR NOT NULL, 
	currency VARCHAR NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	tendered_minor INTEGER NOT NULL, 
	change_minor INTEGER NOT NULL, 
	tip_minor INTEGER NOT NULL, 
	tip_to BLOB, 
	terminal VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	taken_at BIGINT NOT NULL, 
	taken_by BLOB NOT NULL, 
	business_date DATE NOT NULL, rounding_minor INTEGER DEFAULT '0' NOT NULL, source BLOB, 
	CONSTRAINT pk_payments PRIMARY KEY (payment_id)
);

CREATE INDEX ix_payments_business_date ON payments (business_date);

CREATE INDEX ix_payments_order_id ON payments (order_id);

CREATE TABLE pending_claims (
	what VARCHAR NOT NULL, 
	order_id BLOB NOT NULL, 
	CONSTRAINT pk_pending_claims PRIMARY KEY (what)
);

CREATE TABLE pins (
	staff_id BLOB NOT NULL, 
	digits INTEGER NOT NULL, 
	kept VARCHAR NOT NULL, 
	set_at BIGINT NOT NULL, 
	CONSTRAINT pk_pins PRIMARY KEY (staff_id)
);

CREATE TABLE "print_jobs" (
	position INTEGER NOT NULL, 
	job_id BLOB NOT NULL, 
	kind VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	content VARCHAR NOT NULL, 
	is_copy BOOLEAN NOT NULL, 
	fault VARCHAR NOT NULL, 
	queued_at BIGINT NOT NULL, 
	state VARCHAR DEFAULT 'waiting' NOT NULL, 
	seal BLOB DEFAULT (x'') NOT NULL, station VARCHAR DEFAULT '' NOT NULL, moved_to VARCHAR, given_to VARCHAR, halves INTEGER DEFAULT '0' NOT NULL, category VARCHAR DEFAULT '' NOT NULL, language VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_print_jobs PRIMARY KEY (position), 
	CONSTRAINT uq_print_jobs_job_id UNIQUE (job_id)
);

CREATE INDEX ix_print_jobs_state_queued_at ON print_jobs (state, queued_at);

CREATE TABLE printers_away (
	printer VARCHAR NOT NULL, 
	since BIGINT NOT NULL, 
	fault VARCHAR NOT NULL, 
	tries INTEGER NOT NULL, 
	next_at BIGINT NOT NULL, 
	CONSTRAINT pk_printers_away PRIMARY KEY (printer)
);

CREATE TABLE promise_resets (
	order_id BLOB NOT NULL, 
	reset_id BLOB NOT NULL, 
	nth INTEGER NOT NULL, 
	due BIGINT NOT NULL, 
	told BOOLEAN NOT NULL, 
	reset_at BIGINT NOT NULL, 
	reset_by BLOB NOT NULL, 
	why VARCHAR NOT NULL, asked BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_promise_resets PRIMARY KEY (order_id, reset_id)
);

CREATE TABLE promises (
	order_id BLOB NOT NULL, 
	due BIGINT NOT NULL, 
	made_at BIGINT NOT NULL, 
	made_by_fact BLOB NOT NULL, placed_due BIGINT, 
	CONSTRAINT pk_promises PRIMARY KEY (order_id)
);

CREATE TABLE promises_taken_back (
	order_id BLOB NOT NULL, 
	given_by_fact BLOB NOT NULL, 
	due BIGINT NOT NULL, 
	given_at BIGINT NOT NULL, 
	given_by BLOB NOT NULL, 
	taken_back_at BIGINT NOT NULL, 
	taken_back_by BLOB NOT NULL, 
	CONSTRAINT pk_promises_taken_back PRIMARY KEY (order_id, given_by_fact)
);

CREATE TABLE punches (
	fact_id BLOB NOT NULL, 
	regular_id BLOB NOT NULL, 
	order_id BLOB NOT NULL, 
	taken_back BOOLEAN NOT NULL, 
	earned INTEGER NOT NULL, 
	spent INTEGER NOT NULL, 
	terminal VARCHAR NOT NULL, 
	business_date DATE NOT NULL, 
	moved_at BIGINT NOT NULL, 
	moved_by BLOB NOT NULL, 
	CONSTRAINT pk_punches PRIMARY KEY (fact_id)
);

CREATE INDEX ix_punches_order_id ON punches (order_id);

CREATE INDEX ix_punches_regular_id ON punches (regular_id);

CREATE TABLE receipt_copies (
	terminal VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	business_date DATE NOT NULL, 
	at BIGINT NOT NULL, 
	"by" BLOB NOT NULL, 
	copy_id BLOB NOT NULL, 
	receipt_id BLOB NOT NULL, 
	CONSTRAINT pk_receipt_copies PRIMARY KEY (copy_id)
);

CREATE TABLE receipt_signatures (
	receipt_id BLOB NOT NULL, 
	series VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	signed_by BLOB, 
	out_since BIGINT, 
	why VARCHAR NOT NULL, 
	back_since BIGINT, 
	CONSTRAINT pk_receipt_signatures PRIMARY KEY (receipt_id)
);

CREATE INDEX ix_receipt_signatures_number ON receipt_signatures (series, number);

CREATE TABLE "receipts" (
	receipt_id BLOB NOT NULL, 
	order_id BLOB NOT NULL, 
	series VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	fact_id BLOB NOT NULL, 
	issued_at BIGINT NOT NULL, 
	customer VARCHAR NOT NULL, 
	business_date DATE NOT NULL, 
	of_share BOOLEAN DEFAULT 0 NOT NULL, refund_id BLOB, document INTEGER DEFAULT 0 NOT NULL, takes_back BLOB, 
	CONSTRAINT pk_receipts PRIMARY KEY (receipt_id)
);

CREATE INDEX ix_receipts_business_date ON receipts (business_date);

CREATE INDEX ix_receipts_number ON receipts (series, number);

CREATE INDEX ix_receipts_order_id ON receipts (order_id);

CREATE TABLE refund_lines (
	refund_id BLOB NOT NULL, 
	nth INTEGER NOT NULL, 
	line_id BLOB NOT NULL, 
	quantity INTEGER NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	CONSTRAINT pk_refund_lines PRIMARY KEY (refund_id, nth), 
	CONSTRAINT fk_refund_lines_refund_id_refunds FOREIGN KEY(refund_id) REFERENCES refunds (refund_id)
);

CREATE TABLE refund_tenders (
	refund_id BLOB NOT NULL, 
	nth INTEGER NOT NULL, 
	tender VARCHAR NOT NULL, 
	amount_minor INTEGER NOT NULL, source BLOB, 
	CONSTRAINT pk_refund_tenders PRIMARY KEY (refund_id, nth), 
	CONSTRAINT fk_refund_tenders_refund_id_refunds FOREIGN KEY(refund_id) REFERENCES refunds (refund_id)
);

CREATE TABLE "refunds" (
	refund_id BLOB NOT NULL, 
	order_id BLOB NOT NULL, 
	currency VARCHAR NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	terminal VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	refunded_at BIGINT NOT NULL, 
	refunded_by BLOB NOT NULL, 
	business_date DATE NOT NULL, approved_by BLOB, goods VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_refunds PRIMARY KEY (refund_id)
);

CREATE INDEX ix_refunds_business_date ON refunds (business_date);

CREATE INDEX ix_refunds_order_id ON refunds (order_id);

CREATE TABLE regulars (
	regular_id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	own_cup BOOLEAN NOT NULL, 
	noted_by_fact BLOB, 
	noted_at BIGINT NOT NULL, 
	noted_by BLOB NOT NULL, email VARCHAR DEFAULT '' NOT NULL, receipts VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_regulars PRIMARY KEY (regular_id)
);

CREATE TABLE "screens" (
	staff_id BLOB NOT NULL, 
	language VARCHAR NOT NULL, 
	left_hand BOOLEAN NOT NULL, 
	large_type BOOLEAN DEFAULT 0 NOT NULL, 
	dark_bar BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_screens PRIMARY KEY (staff_id)
);

CREATE TABLE settings (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_settings PRIMARY KEY (name)
);

CREATE TABLE sign_ins (
	staff_id BLOB NOT NULL, 
	signed_in_at BIGINT NOT NULL, 
	CONSTRAINT pk_sign_ins PRIMARY KEY (staff_id)
);

CREATE TABLE "staff" (
	staff_id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	added_at BIGINT NOT NULL, 
	works BOOLEAN DEFAULT 1 NOT NULL, own VARCHAR DEFAULT '{}' NOT NULL, 
	CONSTRAINT pk_staff PRIMARY KEY (staff_id)
);

CREATE TABLE stations_in_trouble (
	bar VARCHAR NOT NULL, 
	station VARCHAR NOT NULL, 
	trouble VARCHAR NOT NULL, 
	since BIGINT NOT NULL, 
	CONSTRAINT pk_stations_in_trouble PRIMARY KEY (bar, station)
);

CREATE TABLE tender_changes (
	payment_id BLOB NOT NULL, 
	fact_id BLOB NOT NULL, 
	order_id BLOB NOT NULL, 
	was VARCHAR NOT NULL, 
	now VARCHAR NOT NULL, 
	currency VARCHAR NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	tip_minor INTEGER NOT NULL, 
	more_minor INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	terminal VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	business_date DATE NOT NULL, 
	changed_at BIGINT NOT NULL, 
	changed_by BLOB NOT NULL, 
	CONSTRAINT pk_tender_changes PRIMARY KEY (payment_id, fact_id)
);

CREATE INDEX ix_tender_changes_business_date ON tender_changes (business_date);

CREATE INDEX ix_tender_changes_order_id ON tender_changes (order_id);

CREATE TABLE tender_counts (
	count_id BLOB NOT NULL, 
	tender VARCHAR NOT NULL, 
	counted_minor INTEGER NOT NULL, 
	CONSTRAINT pk_tender_counts PRIMARY KEY (count_id, tender)
);

CREATE TABLE terminals (
	terminal VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	joined_at BIGINT, 
	joined_by BLOB, 
	revoked_at BIGINT, 
	CONSTRAINT pk_terminals PRIMARY KEY (terminal)
);

CREATE TABLE ticket_steps (
	step_id BLOB NOT NULL, 
	terminal VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	content VARCHAR NOT NULL, 
	CONSTRAINT pk_ticket_steps PRIMARY KEY (step_id)
);

CREATE TABLE ticket_voids (
	order_id BLOB NOT NULL, 
	business_date DATE NOT NULL, 
	reason VARCHAR NOT NULL, 
	what VARCHAR NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	currency VARCHAR NOT NULL, 
	voided_at BIGINT NOT NULL, 
	voided_by BLOB NOT NULL, 
	terminal VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	CONSTRAINT pk_ticket_voids PRIMARY KEY (order_id)
);

CREATE INDEX ix_ticket_voids_business_date ON ticket_voids (business_date);

CREATE TABLE tips_added (
	tip_id BLOB NOT NULL, 
	order_id BLOB NOT NULL, 
	tender VARCHAR NOT NULL, 
	currency VARCHAR NOT NULL, 
	tip_minor INTEGER NOT NULL, 
	tip_to BLOB, 
	terminal VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	business_date DATE NOT NULL, 
	added_at BIGINT NOT NULL, 
	added_by BLOB NOT NULL, 
	CONSTRAINT pk_tips_added PRIMARY KEY (tip_id)
);

CREATE INDEX ix_tips_added_business_date ON tips_added (business_date);

CREATE INDEX ix_tips_added_order_id ON tips_added (order_id);

CREATE TABLE voucher_redemptions (
	voucher_id BLOB NOT NULL, 
	order_id BLOB NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	lost_minor INTEGER NOT NULL, 
	business_date DATE NOT NULL, 
	redeemed_at BIGINT NOT NULL, 
	redeemed_by BLOB NOT NULL, 
	CONSTRAINT pk_voucher_redemptions PRIMARY KEY (voucher_id, order_id)
);

CREATE INDEX ix_voucher_redemptions_business_date ON voucher_redemptions (business_date);

CREATE INDEX ix_voucher_redemptions_order_id ON voucher_redemptions (order_id);

CREATE TABLE voucher_restores (
	voucher_id BLOB NOT NULL, 
	order_id BLOB NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	redeemed_on DATE NOT NULL, 
	redeemed_at BIGINT NOT NULL, 
	redeemed_by BLOB NOT NULL, 
	business_date DATE NOT NULL, 
	restored_at BIGINT NOT NULL, 
	restored_by BLOB NOT NULL, 
	CONSTRAINT pk_voucher_restores PRIMARY KEY (voucher_id, order_id)
);

CREATE INDEX ix_voucher_restores_order_id ON voucher_restores (order_id);

CREATE INDEX ix_voucher_restores_redeemed_on ON voucher_restores (redeemed_on);

CREATE TABLE "vouchers" (
	voucher_id BLOB NOT NULL, 
	order_id BLOB NOT NULL, 
	mishap_id BLOB NOT NULL, 
	currency VARCHAR NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	good_until DATE NOT NULL, 
	automatic BOOLEAN NOT NULL, 
	code_hash BLOB NOT NULL, 
	key_number INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	issued_at BIGINT NOT NULL, 
	issued_by BLOB NOT NULL, 
	business_date DATE NOT NULL, left_minor INTEGER DEFAULT '0' NOT NULL, stopped_minor INTEGER DEFAULT '0' NOT NULL, replaces BLOB, honoured_until DATE, honoured_on DATE, honoured_at BIGINT, honoured_by BLOB, honoured_for VARCHAR DEFAULT '' NOT NULL, ended_on DATE, ended_at BIGINT, ended_by BLOB, reason VARCHAR DEFAULT '' NOT NULL, replaced_by BLOB, 
	CONSTRAINT pk_vouchers PRIMARY KEY (voucher_id)
);

CREATE INDEX ix_vouchers_business_date ON vouchers (business_date);

CREATE INDEX ix_vouchers_code_hash ON vouchers (code_hash);

CREATE INDEX ix_vouchers_order_id ON vouchers (order_id);

CREATE TABLE waits_said (
	order_id BLOB NOT NULL, 
	soonest INTEGER NOT NULL, 
	latest INTEGER NOT NULL, 
	longest INTEGER NOT NULL, 
	said_at BIGINT NOT NULL, 
	made_by_fact BLOB NOT NULL, 
	promised_on DATE, 
	promised_by BLOB, 
	CONSTRAINT pk_waits_said PRIMARY KEY (order_id)
);

CREATE TABLE waste (
	terminal VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	business_date DATE NOT NULL, 
	at BIGINT NOT NULL, 
	"by" BLOB NOT NULL, 
	waste_id BLOB NOT NULL, 
	item_id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	quantity INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	cost_minor INTEGER, 
	currency VARCHAR, 
	order_id BLOB, 
	CONSTRAINT pk_waste PRIMARY KEY (waste_id)
);

CREATE TABLE wrong_codes (
	wrong_id INTEGER NOT NULL, 
	typed_at BIGINT NOT NULL, 
	CONSTRAINT pk_wrong_codes PRIMARY KEY (wrong_id)
);

