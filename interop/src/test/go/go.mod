module org.handfast/interop/peer

go 1.26
