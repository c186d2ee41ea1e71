namespace Seaworthy.Tests.Flags.Elimination;

/// <summary>What stands around removed declarations: comments, blank lines, other members on the same line.</summary>
public class DeadLayoutTests
{
    private const string Before = "on ? 1 : _old";

    [Theory]
    [InlineData("    // The menus.\n\n    // The old one.\n    private int _old = 2;\n\n    private int _new = 3;\n", "    // The menus.\n\n    private int _new = 3;\n")]
    [InlineData("    private int _new = 3;\n    private int _old = 2; // Until May.\n", "    private int _new = 3;\n")]
    [InlineData("    private int _new = 3;\n\n    private int _old = 2;\n", "    private int _new = 3;\n")]
    [InlineData("    private int _old = 2;\n    private int _new = 3;\n", "    private int _new = 3;\n")]
    [InlineData("    private int _old = 2; private int _new = 3;\n", "    private int _new = 3;\n")]
    [InlineData("    private int _new = 3; private int _old = 2; // Both.\n", "    private int _new = 3;\n")]
    [InlineData("    private int _new = 3, _old = 2;\n", "    private int _new = 3;\n")]
    [InlineData("    private int _old = 2, _new = 3;\n", "    private int _new = 3;\n")]
    [InlineData("    private int _first = 1, _old = 2, _new = 3; internal int First => _first;\n", "    private int _first = 1, _new = 3; internal int First => _first;\n")]
    [InlineData("    #region Fields\n    private int _old = 2;\n    private int _new = 3;\n    #endregion\n", "    #region Fields\n    private int _new = 3;\n    #endregion\n")]
    [InlineData("    /* The old one. */\n    private int _old = 2;\n    private int _new = 3;\n", "    private int _new = 3;\n")]
    [InlineData("\n    [System.Obsolete(\"x\")]\n    private int _old = 2;\n\n\n    private int _new = 3;\n", "    private int _new = 3;\n")]
    public async Task A_field_takes_its_own_comments_along(string fields, string expected)
    {
        foreach (var (newLine, indentation) in new[] { ("\n", "    "), ("\r\n", "\t") })
        {
            string Lay(string text) => text.Replace("    ", indentation, StringComparison.Ordinal).Replace("\n", newLine, StringComparison.Ordinal);
            var rest = "\n    public int Show(bool on) => _new + (on ? 1 : _old);\n}\n";
            var folded = rest.Replace("(" + Before + ")", "1", StringComparison.Ordinal);
            await RemovalTest.RunAsync(Lay("#pragma warning disable CS0618\npublic class Menu\n{\n" + fields + rest), Lay("#pragma warning disable CS0618\npublic class Menu\n{\n" + fields + folded), Lay("#pragma warning disable CS0618\npublic class Menu\n{\n" + expected + folded));
        }
    }

    [Theory]
    [InlineData("Calc(\n        int v,\n        bool old)", "Calc(\n        int v)")]
    [InlineData("Calc(\n        bool old,\n        int v)", "Calc(\n        int v)")]
    [InlineData("Calc(int v, bool old /* Until May. */)", "Calc(int v)")]
    [InlineData("Calc(\n        int v, // The value.\n        bool old // Until May.\n    )", "Calc(\n        int v // The value.\n    )")]
    [InlineData("Calc(\n        int v\n        , bool old)", "Calc(\n        int v)")]
    [InlineData("Calc(bool old, int v)", "Calc(int v)")]
    public Task A_parameter_leaves_the_list_as_it_was(string list, string expected)
    {
        const string Code = "public class Menu\n{\n    public int Show(int n) => Calc(v: n, old: true);\n\n    private int LIST => old ? v : 1;\n}\n";
        return RemovalTest.RunAsync(
            Code.Replace("LIST", list, StringComparison.Ordinal),
            Code.Replace("LIST", list, StringComparison.Ordinal).Replace("old ? v : 1", "v", StringComparison.Ordinal),
            Code.Replace("LIST", expected, StringComparison.Ordinal).Replace("old ? v : 1", "v", StringComparison.Ordinal).Replace(", old: true", "", StringComparison.Ordinal));
    }

    [Fact]
    public Task Descriptions_of_parameters_go_and_mentions_become_text() => RemovalTest.RunAsync(
        """
        /// <summary>The menu, see <see cref="Old"/> and <paramref name="old"/>.</summary>
        /// <param name="n">How many.</param>
        /// <param name="old">
        /// Whether it is the old one.
        /// </param>
        internal class Menu(int n, bool old)
        {
            public int Show(bool on) => on ? n : old ? Old() : 2;

            /// <inheritdoc cref="Show"/>
            private int Old() => 2;
        }
        """,
        """
        /// <summary>The menu, see <see cref="Old"/> and <paramref name="old"/>.</summary>
        /// <param name="n">How many.</param>
        /// <param name="old">
        /// Whether it is the old one.
        /// </param>
        internal class Menu(int n, bool old)
        {
            public int Show(bool on) => n;

            /// <inheritdoc cref="Show"/>
            private int Old() => 2;
        }
        """,
        """
        /// <summary>The menu, see <c>Old</c> and <c>old</c>.</summary>
        /// <param name="n">How many.</param>
        internal class Menu(int n)
        {
            public int Show(bool on) => n;
        }
        """);

    [Fact]
    public Task Locals_and_local_functions_go_with_their_lines() => RemovalTest.RunAsync(
        """
        public class Menu
        {
            public int Show(int n, bool on)
            {
                // How deep.
                var depth = n;
                int first = 1, old = 2;
                int last;
                last = n;

                // The old way.
                int Old() => old + depth + last;

                if (on)
                    return first;

                return Old();
            }
        }
        """,
        """
        public class Menu
        {
            public int Show(int n, bool on)
            {
                // How deep.
                var depth = n;
                int first = 1, old = 2;
                int last;
                last = n;

                // The old way.
                int Old() => old + depth + last;

                return first;
            }
        }
        """,
        """
        public class Menu
        {
            public int Show(int n, bool on)
            {
                int first = 1;

                return first;
            }
        }
        """);

    [Fact]
    public Task A_tuple_of_what_is_injected_loses_one_side_and_the_other() => RemovalTest.RunAsync(
        "using Shop.Flags; public class Desk { private readonly IFlags _f; private readonly string _n; public Desk(IFlags flags, string n) => (_f, _n) = (flags, n); public string Run() => _f.IsEnabled(\"X\") ? _n : \"\"; }",
        "using Shop.Flags; public class Desk { private readonly IFlags _f; private readonly string _n; public Desk(IFlags flags, string n) => (_f, _n) = (flags, n); public string Run() => _n; }",
        "public class Desk { private readonly string _n; public Desk(string n) => _n = n; public string Run() => _n; }");

    [Theory]
    [InlineData("// Orders.\n", "// Orders.\n\n")]
    [InlineData("/// <summary>The old desk.</summary>\n", "")]
    public Task The_first_type_of_a_file_leaves_the_comment_about_the_file(string comment, string expected)
    {
        const string Rest = "internal class Desk { public int Old() => 2; }\n\n";
        const string Menu = "public class Menu { public int Show(bool on) => on ? 1 : new Desk().Old(); }\n";
        var folded = Menu.Replace("on ? 1 : new Desk().Old()", "1", StringComparison.Ordinal);
        return RemovalTest.RunAsync(comment + Rest + Menu, comment + Rest + folded, expected + folded);
    }

    [Fact]
    public Task A_comment_between_two_members_of_a_line_stays() => RemovalTest.RunAsync(
        "public class Menu\n{\n    public int First => 1; private int Old() => 2; /* The last. */ public int Last => 3;\n    public int Show(bool on) => on ? 1 : Old();\n}\n",
        "public class Menu\n{\n    public int First => 1; private int Old() => 2; /* The last. */ public int Last => 3;\n    public int Show(bool on) => 1;\n}\n",
        "public class Menu\n{\n    public int First => 1; /* The last. */ public int Last => 3;\n    public int Show(bool on) => 1;\n}\n");
}
