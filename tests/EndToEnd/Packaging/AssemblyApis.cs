using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Seaworthy.Tests.Packaging;

/// <summary>A type or a member of another assembly, and the methods that use it. A type inside another is <c>Outer+Inner</c>.</summary>
internal sealed record UsedApi(string Type, string? Member, IReadOnlyList<string> Users)
{
    public override string ToString() => $"{Type}{(Member is null ? "" : "." + Member)} in {(Users.Count is 0 ? "a signature or an attribute" : string.Join(", ", Users.Take(3)))}";
}

/// <summary>What an assembly takes from others: every row of its tables of references, whether a method, a signature or an attribute is the reason.</summary>
internal sealed class AssemblyApis : IDisposable
{
    private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF, code => code.OperandType);

    private readonly PEReader _file;
    private readonly MetadataReader _metadata;
    private readonly Dictionary<EntityHandle, List<string>> _users = [];

    public AssemblyApis(byte[] assembly)
    {
        _file = new PEReader(assembly.ToImmutableArray());
        _metadata = _file.GetMetadataReader();
        foreach (var handle in _metadata.MethodDefinitions)
            Walk(_metadata.GetMethodDefinition(handle));
    }

    public MetadataReader Metadata => _metadata;

    public IEnumerable<UsedApi> All => Types.Concat(Members);

    private IEnumerable<UsedApi> Types => _metadata.TypeReferences.Select(handle => new UsedApi(NameOf(handle), null, UsersOf(handle)));

    private IEnumerable<UsedApi> Members => from handle in _metadata.MemberReferences
                                           let member = _metadata.GetMemberReference(handle)
                                           let type = NameOf(member.Parent)
                                           where type.Length > 0
                                           select new UsedApi(type, Plain(_metadata.GetString(member.Name)), UsersOf(handle));

    /// <summary>Methods that are another system's.</summary>
    public IEnumerable<string> Foreign => _metadata.MethodDefinitions
        .Where(handle => (_metadata.GetMethodDefinition(handle).Attributes & MethodAttributes.PinvokeImpl) != 0)
        .Select(handle => NameOf(_metadata.GetMethodDefinition(handle)))
        .Concat(Enumerable.Range(1, _metadata.GetTableRowCount(TableIndex.ModuleRef)).Select(row => "module " + _metadata.GetString(_metadata.GetModuleReference(MetadataTokens.ModuleReferenceHandle(row)).Name)));

    public void Dispose() => _file.Dispose();

    /// <summary>The full name of a type of another assembly, without its type arguments; empty for one of this assembly.</summary>
    public string NameOf(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeReference:
                var reference = _metadata.GetTypeReference((TypeReferenceHandle)handle);
                var name = _metadata.GetString(reference.Name).Split('`')[0];
                return reference.ResolutionScope.Kind is HandleKind.TypeReference
                    ? NameOf(reference.ResolutionScope) + "+" + name
                    : _metadata.GetString(reference.Namespace) + "." + name;

            case HandleKind.TypeSpecification:
                return NameOf(_metadata.GetBlobReader(_metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature));

            default:
                return "";
        }
    }

    private string NameOf(BlobReader signature)
    {
        switch (signature.ReadSignatureTypeCode())
        {
            case SignatureTypeCode.GenericTypeInstance:
                signature.ReadByte();
                return NameOf(signature.ReadTypeHandle());

            case SignatureTypeCode.Array or SignatureTypeCode.SZArray:
                return "System.Array";

            default:
                return "";
        }
    }

    /// <summary>A property or an event by its own name, and a constructor as what it is in code.</summary>
    private static string Plain(string member) => member switch
    {
        ".ctor" => "new",
        _ when member.StartsWith("get_", StringComparison.Ordinal) || member.StartsWith("set_", StringComparison.Ordinal) => member[4..],
        _ => member,
    };

    private string NameOf(MethodDefinition method) => NameOf(method.GetDeclaringType()) + "." + _metadata.GetString(method.Name);

    public string NameOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        var outer = type.GetDeclaringType();
        return outer.IsNil ? (type.Namespace.IsNil ? "" : _metadata.GetString(type.Namespace) + ".") + _metadata.GetString(type.Name) : NameOf(outer) + "." + _metadata.GetString(type.Name);
    }

    private List<string> UsersOf(EntityHandle handle) => _users.TryGetValue(handle, out var users) ? users : [];

    private void Walk(MethodDefinition method)
    {
        if (method.RelativeVirtualAddress is 0)
            return;

        var user = NameOf(method);
        var body = _file.GetMethodBody(method.RelativeVirtualAddress);
        for (var code = body.GetILReader(); code.RemainingBytes > 0;)
        {
            int value = code.ReadByte();
            if (value is 0xFE)
                value = 0xFE00 | code.ReadByte();

            switch (Operands[value])
            {
                case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok:
                    Add(MetadataTokens.EntityHandle(code.ReadInt32()), user);
                    break;

                case OperandType.InlineSwitch:
                    var cases = code.ReadInt32();
                    code.Offset += 4 * cases;
                    break;

                case OperandType.InlineI8 or OperandType.InlineR:
                    code.Offset += 8;
                    break;

                case OperandType.InlineVar:
                    code.Offset += 2;
                    break;

                case OperandType.ShortInlineI or OperandType.ShortInlineVar or OperandType.ShortInlineBrTarget:
                    code.Offset += 1;
                    break;

                case OperandType.InlineNone:
                    break;

                default:
                    code.Offset += 4;
                    break;
            }
        }
    }

    private void Add(EntityHandle handle, string user)
    {
        if (handle.Kind is HandleKind.MethodSpecification)
            handle = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method;

        if (handle.Kind is HandleKind.MemberReference && _metadata.GetMemberReference((MemberReferenceHandle)handle).Parent is { Kind: HandleKind.TypeReference } parent)
            Add(parent, user);

        if (!_users.TryGetValue(handle, out var users))
            _users[handle] = users = [];

        users.Add(user);
    }
}
