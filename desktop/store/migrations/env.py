"""Runs migrations on the connection that `store.migrate` hands over; there is no other way in."""

from alembic import context

from desktop.store.schema import order_plainly

connection = context.config.attributes["connection"]
context.configure(connection=connection, render_as_batch=True, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
    order_plainly(connection)
