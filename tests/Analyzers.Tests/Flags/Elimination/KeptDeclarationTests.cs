using Microsoft.CodeAnalysis;

namespace Seaworthy.Tests.Flags.Elimination;

/// <summary>Declarations that have lost their last use and are needed all the same, by something that the compiler doesn't see.</summary>
public class KeptDeclarationTests
{
    [Theory]
    [InlineData("[System.Text.Json.Serialization.JsonInclude] private int _old = 2;")]
    [InlineData("[System.ComponentModel.Description(\"Old\")] private int _old = 2;")]
    [InlineData("private readonly int _old = System.Console.Read();")]
    [InlineData("private int _old = 2;\n#if LATER\nint Later => _old;\n#endif\n")]
    [InlineData("private int _old = 2; public object? Find() => GetType().GetField(\"_old\", System.Reflection.BindingFlags.NonPublic);")]
    [InlineData("private int _old = 2; public object? Get() => typeof(Menu).GetFields();")]
    [InlineData("public int _old = 2;")]
    [InlineData("protected int _old = 2;")]
    [InlineData("\n#region Old\nprivate int _old =\n#pragma warning disable CS0414\n2;\n#endregion\n")]
    public Task A_field_stays(string field) => Unchanged($"public class Menu {{ {field} public int Show(bool on) => on ? 1 : _old; }}", "on ? 1 : _old", "1");

    [Theory]
    [InlineData("private int Old() => 2; public object? Find() => GetType().GetMethod(\"Old\");")]
    [InlineData("[System.Runtime.Serialization.OnDeserialized] private int Old() => 2;")]
    [InlineData("public int Old() => 2;")]
    [InlineData("protected virtual int Old() => 2;")]
    [InlineData("protected int Old() => 2;")]
    [InlineData("protected internal int Old() => 2;")]
    [InlineData("\nprivate int Old()\n{\n#pragma warning disable CS0219\n    var n = 3;\n    return 2;\n}\n")]
    [InlineData("internal int Old() => 2; public int Ask(dynamic menu) => menu.Old();")]
    [InlineData("private int Old() => 2; public System.Func<int> Later => Old;")]
    [InlineData("private int Old() => 2; public string Name => nameof(Old);")]
    public Task A_method_stays(string method) => Unchanged($"public class Menu {{ {method} public int Show(bool on) => on ? 1 : Old(); }}", "on ? 1 : Old()", "1");

    [Fact]
    public Task What_a_debugger_shows_stays() => Unchanged(
        "[System.Diagnostics.DebuggerDisplay(\"Menu {_old}\")] public class Menu { private int _old = 2; public int Show(bool on) => on ? 1 : _old; }", "on ? 1 : _old", "1");

    [Fact]
    public Task A_method_of_a_contract_stays() => Unchanged(
        "internal interface IMenu { int Old(); } internal class Menu : IMenu { public int Old() => 2; public int Show(bool on) => on ? 1 : Old(); }", "on ? 1 : Old()", "1");

    [Fact]
    public Task A_constant_stays_where_an_attribute_has_it() => Unchanged(
        "internal static class Keys { public const string X = \"x\"; } [System.ComponentModel.Description(Keys.X)] public class Menu { public string Show(bool on) => on ? \"\" : Keys.X; }", "on ? \"\" : Keys.X", "\"\"");

    [Theory]
    [InlineData("public static object All => typeof(Keys).GetFields();")]
    [InlineData("public static object All => System.Linq.Enumerable.ToList(Members(typeof(Keys))); static object[] Members(System.Type type) => type.GetFields();")]
    public Task Constants_stay_that_the_program_lists(string list) => Unchanged(
        $"internal static class Keys {{ public const string X = \"x\"; }} public class Menu {{ public string Show(bool on) => on ? \"\" : Keys.X; {list} }}", "on ? \"\" : Keys.X", "\"\"");

    [Fact]
    public Task Enum_members_stay_that_the_program_lists() => Unchanged(
        "internal enum Key { X, Y } public class Menu { public int Show(bool on) => on ? 1 : (int)Key.X; public object All => System.Enum.GetValues<Key>(); }", "on ? 1 : (int)Key.X", "1");

    [Fact]
    public Task The_fields_of_a_structure_with_a_layout_stay() => Unchanged(
        "[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential)] public struct Line { private int _old; public int Show(bool on) { _old = 3; return on ? 1 : _old; } }", "on ? 1 : _old", "1");

    [Fact]
    public Task The_parts_of_a_record_stay() => Unchanged("internal record Line(int Price, int Old) { public int Show(bool on) => on ? Price : Old; }", "on ? Price : Old", "Price");

    [Fact]
    public Task A_partial_method_stays() => Unchanged("public partial class Menu { private partial int Old(); private partial int Old() => 2; public int Show(bool on) => on ? 1 : Old(); }", "on ? 1 : Old()", "1");

    [Theory]
    [InlineData("Seen", "public volatile int Seen;")]
    [InlineData("this[n]", "public int this[int n] => n;")]
    [InlineData("Seen", "public int Seen => System.Console.Read();")]
    [InlineData("Seen", "public event System.Action? Seen;")]
    public Task A_field_stays_that_is_given_what_reading_may_change(string value, string member) => Unchanged(
        $"public class Menu {{ private object? _old; {member} public object? Show(int n, bool on) {{ _old = {value}; return on ? n : _old; }} }}", "on ? n : _old", "n");

    [Theory]
    [InlineData("n")]
    [InlineData("this")]
    [InlineData("Most")]
    [InlineData("string.Empty")]
    [InlineData("System.Math.PI")]
    [InlineData("Seen")]
    [InlineData("(System.Func<int>)(() => n)")]
    public Task A_field_goes_that_is_given_what_anyone_may_read(string value) => Unchanged(
        $"public class Menu {{ public const int Most = 3; public int Seen {{ get; set; }} private object? _old; public object? Show(int n, bool on) {{ _old = {value}; return on ? n : _old; }} }}",
        "on ? n : _old",
        "n",
        "public class Menu { public const int Most = 3; public int Seen { get; set; } public object? Show(int n, bool on) { return n; } }");

    [Fact]
    public Task A_field_goes_that_is_given_a_method_or_a_local() => RemovalTest.RunAsync(
        "public class Menu { private System.Func<int>? _old; private int _older; public int Load() => 3; public object? Show(int n, bool on) { var m = n; _old = Load; _older = m; return on ? m : _old!() + _older; } }",
        "public class Menu { private System.Func<int>? _old; private int _older; public int Load() => 3; public object? Show(int n, bool on) { var m = n; _old = Load; _older = m; return m; } }",
        "public class Menu { public int Load() => 3; public object? Show(int n, bool on) { var m = n; return m; } }");

    [Theory]
    [InlineData("private", "private enum Kind { New }")]
    [InlineData("internal", "internal enum Kind { New, Old }")]
    public Task The_names_of_an_enum_go_only_where_no_other_file_can_see_them(string access, string expected) => Unchanged(
        $"public class Menu {{ {access} enum Kind {{ New, Old }} public int Show(bool on) => on ? (int)Kind.New : (int)Kind.Old; }}",
        "on ? (int)Kind.New : (int)Kind.Old",
        "(int)Kind.New",
        $"public class Menu {{ {expected} public int Show(bool on) => (int)Kind.New; }}");

    [Fact]
    public Task The_names_of_an_enum_go_within_a_type_that_no_other_file_can_see() => Unchanged(
        "public class Menu { private class Inner { internal enum Kind { New, Old } } public int Show(bool on) => on ? (int)Inner.Kind.New : (int)Inner.Kind.Old; }",
        "on ? (int)Inner.Kind.New : (int)Inner.Kind.Old",
        "(int)Inner.Kind.New",
        "public class Menu { private class Inner { internal enum Kind { New } } public int Show(bool on) => (int)Inner.Kind.New; }");

    [Fact]
    public Task What_only_the_assembly_sees_goes() => Unchanged(
        "public class Menu { private protected int Old() => 2; public int Show(bool on) => on ? 1 : Old(); }", "on ? 1 : Old()", "1", "public class Menu { public int Show(bool on) => 1; }");

    [Fact]
    public Task What_only_the_file_sees_goes_whoever_is_a_friend() => RemovalTest.RunAsync(
        "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Elsewhere\")] file class Desk { public int Old() => 2; } public class Menu { private class Inner { public int Old() => 3; } public int Show(bool on) => on ? 1 : new Desk().Old() + new Inner().Old(); }",
        "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Elsewhere\")] file class Desk { public int Old() => 2; } public class Menu { private class Inner { public int Old() => 3; } public int Show(bool on) => 1; }",
        "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Elsewhere\")] public class Menu { public int Show(bool on) => 1; }");

    [Theory]
    [InlineData("\n#if LATER\npublic int Later() => Calc(3, 4);\n#endif\nprivate int Calc(int v, int old) => old > 1 ? v : 1; public int Show() => Calc(1, 2);")]
    [InlineData("private int Calc(\n#if LATER\nint later,\n#endif\nint v, int old) => old > 1 ? v : 1; public int Show() => Calc(1, 2);")]
    [InlineData("private int Calc(int old,\n#if LATER\nint later,\n#endif\nint v) => old > 1 ? v : 1; public int Show() => Calc(2, 1);")]
    [InlineData("private int Calc(int old, int v) => old > 1 ? v : 1; public int Show() => Calc(2,\n#if LATER\n3,\n#endif\n1);")]
    [InlineData("public int Show()\n{\n#if LATER\nCalc(3, 4);\n#endif\nreturn Calc(1, 2); int Calc(int v, int old) => old > 1 ? v : 1; }")]
    public Task A_parameter_stays_that_compiled_out_code_passes(string members) => Unchanged($"public class Menu {{ {members} }}", "old > 1 ? v : 1", "v");

    [Fact]
    public Task A_service_stays_that_compiled_out_code_injects() => RemovalTest.RunAsync(
        "using Shop.Flags; public class Menu(IFlags flags)\n{\n#if LATER\n    public static Menu Later(IFlags flags) => new(flags);\n#endif\n    public int Show() => flags.IsEnabled(\"X\") ? 1 : 2;\n}",
        "using Shop.Flags; public class Menu(IFlags flags)\n{\n#if LATER\n    public static Menu Later(IFlags flags) => new(flags);\n#endif\n    public int Show() => 1;\n}",
        "using Shop.Flags; public class Menu(IFlags flags)\n{\n#if LATER\n    public static Menu Later(IFlags flags) => new(flags);\n#endif\n    public int Show() => 1;\n}");

    [Fact]
    public Task A_parameter_goes_that_only_shares_its_name_with_a_member_that_reflection_finds() => Unchanged(
        "public class Menu { public object? Find() => GetType().GetField(\"old\"); public int Show() => Calc(1, 2); private int Calc(int v, int old) => old > 1 ? v : 1; }",
        "old > 1 ? v : 1",
        "v",
        "public class Menu { public object? Find() => GetType().GetField(\"old\"); public int Show() => Calc(1); private int Calc(int v) => v; }");

    [Theory]
    [InlineData("using System.Linq; public class Menu { private int Calc(int v, int old) => v; public int Show(bool on) { System.Func<int, int, int> f = Calc; return on ? f(1, 2) : 3; } }", "on ? f(1, 2) : 3", "f(1, 2)")]
    [InlineData("public class Menu { private int Calc(int v) => v; private int Calc(int v, bool old) => old ? v : 1; public int Show(int n) => Calc(n, true); }", "old ? v : 1", "v")]
    [InlineData("public class Menu { private int Calc(int v, int old) => old > 1 ? v : 1; public int Show() => Calc(1, System.Console.Read()); }", "old > 1 ? v : 1", "v")]
    [InlineData("public class Menu { public int Calc(int v, bool old) => old ? v : 1; public int Show(int n) => Calc(n, true); }", "old ? v : 1", "v")]
    [InlineData("public class Menu { private void Calc(ref int v, out int old) { old = 1; v += old; } public int Show(int n, bool on) { Calc(ref n, out var old); return on ? n : old; } }", "on ? n : old", "n")]
    public Task A_parameter_stays(string code, string before, string after) => Unchanged(code, before, after);

    [Fact]
    public Task A_constructor_that_reflection_calls_keeps_its_parameters() => Unchanged(
        "using System; using Shop.Flags; public class Menu { private readonly IFlags _flags; public Menu(IFlags flags) { _flags = flags; } public int Show() => _flags.IsEnabled(\"X\") ? 1 : 2; public static object Open(IFlags flags) => Activator.CreateInstance(typeof(Menu), flags)!; }",
        "_flags.IsEnabled(\"X\") ? 1 : 2",
        "1",
        "using System; using Shop.Flags; public class Menu { public Menu(IFlags flags) { } public int Show() => 1; public static object Open(IFlags flags) => Activator.CreateInstance(typeof(Menu), flags)!; }");

    [Fact]
    public Task Generated_files_keep_what_they_have() => new RemovalTest()
        .File("public partial class Menu { public int Show(bool on) => on ? 1 : Old(); }", "public partial class Menu { public int Show(bool on) => 1; }")
        .File("public partial class Menu { private int Old() => 2; }", name: "Menu.g.cs")
        .File("// <auto-generated/>\npublic partial class Menu { private int Older() => 2; }", name: "MenuParts.cs")
        .RunAsync();

    [Fact]
    public Task What_a_friend_outside_the_solution_may_use_stays() => new RemovalTest()
        .File("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Shop.Elsewhere\")]")
        .File("public class Menu { internal int Old() => 2; public int Show(bool on) => on ? 1 : Old(); }", "public class Menu { internal int Old() => 2; public int Show(bool on) => 1; }")
        .RunAsync();

    [Fact]
    public Task What_a_friend_in_the_solution_does_not_use_goes() => new RemovalTest()
        .Project("Orders")
        .File("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Orders.Tests\")]")
        .File(
            "public class Menu { internal int Old() => 2; internal int Older() => 3; public int Show(bool on) => on ? 1 : Old() + Older(); }",
            "public class Menu { internal int Old() => 2; internal int Older() => 3; public int Show(bool on) => 1; }",
            "public class Menu { internal int Old() => 2; public int Show(bool on) => 1; }")
        .Project("Orders.Tests", OutputKind.DynamicallyLinkedLibrary, "Orders")
        .File("public class MenuTests { public int Old() => new Menu().Old(); }")
        .RunAsync();

    [Fact]
    public Task Usings_that_were_not_needed_before_stay() => RemovalTest.RunAsync(
        "using System.IO;\nusing System.Text;\nusing Shop.Flags;\n\npublic class Menu(IFlags flags) { public string Show() => flags.IsEnabled(\"X\") ? \"\" : new StringBuilder().ToString(); }",
        "using System.IO;\nusing System.Text;\nusing Shop.Flags;\n\npublic class Menu(IFlags flags) { public string Show() => \"\"; }",
        "using System.IO;\n\npublic class Menu() { public string Show() => \"\"; }");

    private static Task Unchanged(string code, string before, string after, string? expected = null)
    {
        var changed = code.Replace(before, after, StringComparison.Ordinal);
        return RemovalTest.RunAsync(code, changed, expected ?? changed);
    }
}
