import 'socket.io';
