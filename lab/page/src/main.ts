import { mount } from 'svelte';
import './look.css';
import App from './parts/App.svelte';

mount(App, { target: document.getElementById('lab')! });
