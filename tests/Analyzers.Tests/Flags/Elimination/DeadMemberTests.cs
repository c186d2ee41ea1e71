namespace Seaworthy.Tests.Flags.Elimination;

public class DeadMemberTests
{
    [Fact]
    public Task A_field_that_nothing_reads_goes_with_its_writes() => RemovalTest.RunAsync(
        """
        using System.Threading.Tasks;
        using Shop.Flags;

        public class Checkout(IFlagSource source)
        {
            private bool _isOn;

            private async Task LoadAsync()
            {
                await Task.Yield();
                _isOn = await source.IsEnabledAsync("X");
            }

            public async Task<string> RunAsync()
            {
                await LoadAsync();
                if (this._isOn)
                    return "new";

                return "old";
            }
        }
        """,
        """
        using System.Threading.Tasks;
        using Shop.Flags;

        public class Checkout(IFlagSource source)
        {
            private bool _isOn;

            private async Task LoadAsync()
            {
                await Task.Yield();
                _isOn = true;
            }

            public async Task<string> RunAsync()
            {
                await LoadAsync();
                return "new";
            }
        }
        """,
        """
        using System.Threading.Tasks;

        public class Checkout()
        {
            private async Task LoadAsync()
            {
                await Task.Yield();
            }

            public async Task<string> RunAsync()
            {
                await LoadAsync();
                return "new";
            }
        }
        """);

    [Fact]
    public Task A_field_with_another_writer_that_is_read_stays() => RemovalTest.RunAsync(
        """
        using Shop.Flags;
        public class Checkout { private IFlags _flags; private bool _on; public Checkout(IFlags flags) { _flags = flags; } void Init() { _on = _flags.IsEnabled("X"); } public bool Toggle() { Init(); _on = !_on; return _on; } }
        """,
        """
        using Shop.Flags;
        public class Checkout { private IFlags _flags; private bool _on; public Checkout(IFlags flags) { _flags = flags; } void Init() { _on = true; } public bool Toggle() { Init(); _on = !_on; return _on; } }
        """,
        """
        public class Checkout { private bool _on; public Checkout() { } void Init() { _on = true; } public bool Toggle() { Init(); _on = !_on; return _on; } }
        """);

    [Fact]
    public Task Methods_that_only_the_removed_branch_called_go_with_what_only_they_called() => RemovalTest.RunAsync(
        """
        using Shop.Flags;

        public class Menu(IFlags flags)
        {
            private int _shown;

            public void Show()
            {
                if (flags.IsEnabled("X"))
                    New();
                else
                    Old();
            }

            // Since May.
            private void New() => Shared();

            // The first menu.
            private void Old()
            {
                OldOnly(3);
                Shared();
            }

            /// <summary>Draws lines.</summary>
            private void OldOnly(int depth)
            {
                if (depth > 0)
                    OldOnly(depth - 1);
            }

            private void Shared() => _shown++;

            public int Shown => _shown;
        }
        """,
        """
        using Shop.Flags;

        public class Menu(IFlags flags)
        {
            private int _shown;

            public void Show()
            {
                New();
            }

            // Since May.
            private void New() => Shared();

            // The first menu.
            private void Old()
            {
                OldOnly(3);
                Shared();
            }

            /// <summary>Draws lines.</summary>
            private void OldOnly(int depth)
            {
                if (depth > 0)
                    OldOnly(depth - 1);
            }

            private void Shared() => _shown++;

            public int Shown => _shown;
        }
        """,
        """

        public class Menu()
        {
            private int _shown;

            public void Show()
            {
                New();
            }

            // Since May.
            private void New() => Shared();

            private void Shared() => _shown++;

            public int Shown => _shown;
        }
        """.TrimStart());

    [Fact]
    public Task Methods_that_call_each_other_go_together() => RemovalTest.RunAsync(
        "public class Menu { public int Show(bool on) => on ? 1 : Even(4); private int Even(int n) => n == 0 ? 1 : Odd(n - 1); private int Odd(int n) => n == 0 ? 0 : Even(n - 1); }",
        "public class Menu { public int Show(bool on) => 1; private int Even(int n) => n == 0 ? 1 : Odd(n - 1); private int Odd(int n) => n == 0 ? 0 : Even(n - 1); }",
        "public class Menu { public int Show(bool on) => 1; }");

    [Fact]
    public Task What_nothing_used_before_stays_and_so_does_what_it_uses() => RemovalTest.RunAsync(
        "public class Menu { public int Show(bool on) => on ? 1 : Old(); private int Old() => 2; private int Unused() => Old(); private readonly int _unused = 3; }",
        "public class Menu { public int Show(bool on) => 1; private int Old() => 2; private int Unused() => Old(); private readonly int _unused = 3; }",
        "public class Menu { public int Show(bool on) => 1; private int Old() => 2; private int Unused() => Old(); private readonly int _unused = 3; }");

    [Fact]
    public Task A_parameter_that_became_constant_goes_with_its_arguments() => RemovalTest.RunAsync(
        """
        using Shop.Flags;
        public class Menu(IFlags flags) { public int Run(int n) { var on = flags.IsEnabled("X"); return Calc(n, on) + Calc(n + 1, useNew: on); } private int Calc(int v, bool useNew) => useNew ? v * 2 : v + 1; }
        """,
        """
        using Shop.Flags;
        public class Menu(IFlags flags) { public int Run(int n) { var on = true; return Calc(n, on) + Calc(n + 1, useNew: on); } private int Calc(int v, bool useNew) => v * 2; }
        """,
        """
        public class Menu() { public int Run(int n) { return Calc(n) + Calc(n + 1); } private int Calc(int v) => v * 2; }
        """);

    [Fact]
    public Task A_value_with_effects_outlives_its_field() => RemovalTest.RunAsync(
        "public class Menu { private int _count; private int _seen; public int Show(bool on) { _count = Load(); _seen = 1; return on ? 1 : _count + _seen; } private int Load() => System.Environment.TickCount; }",
        "public class Menu { private int _count; private int _seen; public int Show(bool on) { _count = Load(); _seen = 1; return 1; } private int Load() => System.Environment.TickCount; }",
        "public class Menu { public int Show(bool on) { Load(); return 1; } private int Load() => System.Environment.TickCount; }");

    [Fact]
    public Task A_write_that_is_all_of_a_branch_takes_the_branch_along() => RemovalTest.RunAsync(
        """
        public class Menu
        {
            private bool _old;

            public int Show(bool on, int n)
            {
                if (n > 1)
                {
                    _old = true;
                }

                if (n > 2)
                    _old = true;
                else
                    n++;

                if (n > 3)
                    n++;
                else
                    _old = false;

                return on || !_old ? n : 2;
            }
        }
        """,
        """
        public class Menu
        {
            private bool _old;

            public int Show(bool on, int n)
            {
                if (n > 1)
                {
                    _old = true;
                }

                if (n > 2)
                    _old = true;
                else
                    n++;

                if (n > 3)
                    n++;
                else
                    _old = false;

                return n;
            }
        }
        """,
        """
        public class Menu
        {
            public int Show(bool on, int n)
            {
                if (n > 2)
                    { }
                else
                    n++;

                if (n > 3)
                    n++;

                return n;
            }
        }
        """);
}
